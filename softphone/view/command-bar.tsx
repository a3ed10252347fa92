import { type CallState, picture as draw } from '../call/call-state.ts';
import type { CommandName } from '../call/command.ts';
import { commandsFor } from '../call/commands-for.ts';
import type { Phase } from '../call/phase.ts';
import { CommandButton } from './command-button.tsx';
import { keyOfCommand } from './shortcuts.ts';
import { texts } from './texts.ts';
import { Toolbar } from './toolbar.tsx';

/** Where each command stands, in every state. What ends a line stands apart, behind a harmless first button. */
const GROUPS: readonly (readonly [keyof typeof texts.groups, readonly CommandName[]])[] = [
  ['call', ['Accept', 'Hold', 'Resume', 'Mute', 'Unmute']],
  ['consult', ['Consult', 'Cancel', 'They answered', 'Swap', 'Return']],
  ['together', ['Conference', 'Transfer', 'Leave']],
  ['end', ['Clear', 'Decline', 'Hang up', 'End for all']],
];

const ENDS: readonly CommandName[] = ['Decline', 'Hang up', 'End for all'];

/** What most people want next. */
const SUGGESTED: Readonly<Partial<Record<Phase, CommandName>>> = {
  ringing: 'Accept',
  talking: 'Consult',
  held: 'Resume',
  reaching: 'Cancel',
  private: 'Return',
  swapped: 'Swap',
  conference: 'Leave',
  'all-held': 'Resume',
  'target-gone': 'Return',
  'customer-gone': 'Hang up',
  'wrap-up': 'Clear',
};

export interface CommandBarProps {
  readonly state: CallState;
  readonly now: number;
  /** Single keys give commands. */
  readonly hasShortcuts: boolean;
  readonly onPress: (name: CommandName) => void;
}

/** Every command of the desk. Nothing in here ever moves. */
export function CommandBar({ state, now, hasShortcuts, onPress }: CommandBarProps) {
  const commands = commandsFor(state, now);
  const phase = draw(state)?.phase;
  const isPending = (name: CommandName) =>
    Object.values(state.pending).some(({ command }) => command.name === name && !('connectionId' in command));
  const suggested = phase === 'reaching' && commands.Return.can ? 'Return' : phase && SUGGESTED[phase];
  const look = (name: CommandName) => (ENDS.includes(name) ? 'ends' : suggested === name ? 'suggested' : undefined);
  return (
    <div class="commands">
      {GROUPS.map(([group, names]) => (
        <Toolbar label={texts.groups[group]} key={group}>
          {names.map((name) => (
            <CommandButton
              key={name}
              name={name}
              availability={commands[name]}
              pending={isPending(name)}
              look={look(name)}
              shortcut={hasShortcuts ? keyOfCommand(name) : undefined}
              onPress={() => onPress(name)}
            />
          ))}
        </Toolbar>
      ))}
    </div>
  );
}
