import { useId } from 'preact/hooks';
import type { CommandName } from '../call/command.ts';
import type { Availability } from '../call/reason.ts';
import { texts } from './texts.ts';

export interface CommandButtonProps {
  readonly name: CommandName;
  /** The accessible name when it is not the command's own: in a party's row. */
  readonly label?: string;
  readonly availability: Availability;
  /** On its way: the phone has not confirmed it. */
  readonly pending?: boolean;
  readonly look?: 'suggested' | 'ends';
  /** Another text the button is described by, for example whose row it is in. */
  readonly describedBy?: string;
  readonly onPress: () => void;
}

/** A command. Off, it keeps its place and its focus, and says why: on hover, to screen readers, and when pressed. */
export function CommandButton({ name, label, availability, pending = false, look, describedBy, onPress }: CommandButtonProps) {
  const whyId = useId();
  const why = availability.can ? texts.hints[name] : texts.reasons[availability.why];
  const off = !availability.can;
  return (
    <>
      <button
        type="button"
        class={['command', look && !off ? look : ''].join(' ')}
        aria-label={label ?? texts.commands[name]}
        aria-disabled={off}
        aria-busy={pending}
        aria-describedby={[whyId, describedBy].filter(Boolean).join(' ')}
        title={why}
        onClick={onPress}
      >
        {texts.commands[name]}
        {pending ? <span class="pending">{texts.pending}</span> : null}
      </button>
      <span id={whyId} class="hidden">
        {why}
      </span>
    </>
  );
}
