import type { CommandName } from '../call/command.ts';
import type { Availability } from '../call/reason.ts';
import { texts } from './texts.ts';
import { useOwnId } from './use-own-id.ts';
import { useRest } from './use-rest.ts';

export interface CommandButtonProps {
  readonly name: CommandName;
  /** The accessible name when it is not the command's own: in a party's row. */
  readonly label?: string;
  /** What it would do, when that is not what the command does in the bar. */
  readonly hint?: string;
  readonly availability: Availability;
  /** On its way: the phone has not confirmed it. */
  readonly pending?: boolean;
  readonly look?: 'suggested' | 'ends';
  /** The key that gives the command, if one does. */
  readonly shortcut?: string | undefined;
  /** Another text the button is described by, for example whose row it is in. */
  readonly describedBy?: string;
  readonly onPress: () => void;
}

/** How long a pressed Mute or Unmute rests. */
const REST_MS = 500;
const RESTS: readonly CommandName[] = ['Mute', 'Unmute'];

/** A command. Off, it keeps its place and its focus, and says why: on hover, to screen readers, and when pressed. */
export function CommandButton({
  name,
  label,
  hint,
  availability,
  pending = false,
  look,
  shortcut,
  describedBy,
  onPress,
}: CommandButtonProps) {
  const whyId = useOwnId();
  const why = availability.can ? (hint ?? texts.hints[name]) : texts.reasons[availability.why];
  const [resting, rest] = useRest(REST_MS);
  const off = !availability.can || resting;
  const press = (): void => {
    if (resting) return;
    if (RESTS.includes(name)) rest();
    onPress();
  };
  return (
    <>
      <button
        type="button"
        class={['command', look && !off ? look : ''].join(' ')}
        aria-label={label ?? texts.commands[name]}
        aria-disabled={off}
        aria-busy={pending}
        aria-describedby={[whyId, describedBy].filter(Boolean).join(' ')}
        aria-keyshortcuts={shortcut}
        title={why}
        onClick={press}
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
