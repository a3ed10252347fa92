import type { Parsed } from '../parsed.ts';
import { rejected } from './open-message.ts';

/** What a parser may be told about its surroundings. */
export interface Door {
  /** The only instance whose messages are let in; any when absent. */
  readonly instanceArn?: string;
}

/** The rejection of another instance's message. A message that names no instance came through a filter that knew it, and passes. */
export function otherInstance(door: Door, told: string | undefined, contactId?: string): Extract<Parsed, { ok: false }> | undefined {
  if (door.instanceArn === undefined || told === undefined || told === door.instanceArn) return undefined;
  return rejected('other-instance', 'the instance is another one', contactId);
}
