import { Component, type ComponentChildren } from 'preact';
import { whereOf } from '../call/where-of.ts';
import { texts } from './texts.ts';

export interface PanelProps {
  /** What it is called where it cannot be shown. */
  readonly name: string;
  /** What still works then. @default the controls of the call */
  readonly instead?: string;
  /** Something else is shown from now on: what failed is tried again. */
  readonly of: string;
  /** Draws it; may throw. */
  readonly children: () => ComponentChildren;
}

interface PanelState {
  readonly failed: boolean;
  readonly of: string;
}

/** One part of the page: an error in it takes nothing else away, the controls of a call least of all. The part says so and can be tried again. */
export class Panel extends Component<PanelProps, PanelState> {
  override state: PanelState = { failed: false, of: this.props.of };

  static override getDerivedStateFromError(): Partial<PanelState> {
    return { failed: true };
  }

  static override getDerivedStateFromProps({ of }: PanelProps, before: PanelState): PanelState {
    return of === before.of ? before : { failed: false, of };
  }

  override componentDidCatch(error: unknown): void {
    console.error(`A part of the page cannot be shown: ${this.props.name}. ${whereOf(error)}`);
  }

  override render({ name, instead = texts.panelFailed.callWorks, children }: PanelProps, { failed }: PanelState) {
    if (!failed) return <Drawn draw={children} />;
    return (
      <p class="panel-failed" role="status">
        {texts.panelFailed.says(name)} {instead}{' '}
        <button type="button" onClick={() => this.setState({ failed: false })}>
          {texts.retry}
        </button>
      </p>
    );
  }
}

/** Below the boundary, so that an error of the drawing itself is caught, too. */
const Drawn = ({ draw }: { readonly draw: () => ComponentChildren }) => <>{draw()}</>;
