import type { CommandName } from '../call/command.ts';
import type { Phase } from '../call/phase.ts';
import type { Availability } from '../call/reason.ts';

/**
 * Which command a single key gives; of a pair, the one that is possible. Nothing that ends somebody's talk has a key of its own: it is reached
 * by Tab and arrows. They can be switched off (WCAG 2.2, 2.1.4 Character Key Shortcuts).
 */
export const SHORTCUTS: readonly (readonly [key: string, commands: readonly CommandName[]])[] = [
  ['a', ['Accept']],
  ['c', ['Consult']],
  ['h', ['Hold', 'Resume']],
  ['m', ['Mute', 'Unmute']],
  ['s', ['Swap']],
  ['j', ['Conference']],
  ['n', ['They answered']],
  ['r', ['Return']],
];

/** Shows the agent's own consults. */
export const HISTORY_KEY = 'l';

/** Going back ends a talk, except while nobody has answered or they have gone. */
const RETURN_BY_KEY: readonly Phase[] = ['reaching', 'target-gone'];

/** The command that `key` gives in this phase; null for other keys. */
export function commandOfKey(key: string, phase: Phase | null, commands: Readonly<Record<CommandName, Availability>>): CommandName | null {
  const names = SHORTCUTS.find(([own]) => own === key.toLowerCase())?.[1] ?? [];
  const name = names.find((one) => commands[one].can) ?? names[0] ?? null;
  return name === 'Return' && (phase === null || !RETURN_BY_KEY.includes(phase)) ? null : name;
}

/** The key of a command, for its button; undefined when it has none. */
export const keyOfCommand = (name: CommandName): string | undefined => SHORTCUTS.find(([, names]) => names.includes(name))?.[0];
