import type { Consult } from '../../contract/schemas/consult.ts';

/** What consults are listed by: all of them, who asked, out of which queue's calls, and which agent was asked or came. */
export const LISTS = ['all', 'asker', 'queue', 'asked'] as const;
export type ListName = (typeof LISTS)[number];

/** One list of consults, for example those that one agent asked. */
export interface ConsultList {
  readonly name: ListName;
  /** `all`, or the ARN of the agent or queue. */
  readonly value: string;
}

/** `<instant the consult began>#<list>#<value>`: that a consult stands in a list, and where. */
export const listKey = (startedAt: string, { name, value }: ConsultList): string => `${startedAt}#${name}#${value}`;

/**
 * The lists a consult stands in, sorted. A consult whose beginning is not known yet stands in none: lists are in the order of time.
 * @param asked the agents it was for
 */
export function listKeysOf({ startedAt, askedBy }: Consult, asked: readonly string[]): readonly string[] {
  if (startedAt === null) return [];
  const lists: readonly (readonly [ListName, string | null])[] = [
    ['all', 'all'],
    ['asker', askedBy.agent],
    ['queue', askedBy.queue],
    ...asked.map((agent) => ['asked', agent] as const),
  ];
  return lists.flatMap(([name, value]) => (value === null ? [] : [listKey(startedAt, { name, value })])).sort();
}
