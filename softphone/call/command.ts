import type { Endpoint } from './endpoint.ts';

/** Every command of the desk, by the accessible name of its button in English. */
export const COMMANDS = [
  'Accept',
  'Decline',
  'Hold',
  'Resume',
  'Mute',
  'Unmute',
  'Consult',
  'Cancel',
  'They answered',
  'Swap',
  'Return',
  'Conference',
  'Transfer',
  'Leave',
  'Drop',
  'Hang up',
  'End for all',
  'Clear',
] as const;
export type CommandName = (typeof COMMANDS)[number];

/** What each party's own row offers. */
export const ROW_COMMANDS = ['Hold', 'Resume', 'Mute', 'Unmute', 'Swap', 'Drop'] as const;
export type RowCommandName = (typeof ROW_COMMANDS)[number];

/** A wish of the agent. Without a connection id it means the customer (Hold, Resume), the agent (Mute, Unmute) or the party added last. */
export type Command =
  | { readonly name: 'Consult'; readonly endpoint: Endpoint }
  | { readonly name: RowCommandName; readonly connectionId?: string }
  | { readonly name: Exclude<CommandName, 'Consult' | RowCommandName> };

/** Commands of one lane wait for each other; muting waits for nothing else. */
export type Lane = 'call' | 'mute';
export const laneOf = ({ name }: Command): Lane => (name === 'Mute' || name === 'Unmute' ? 'mute' : 'call');
