import { lineOf } from '../agents/connections.ts';
import { isLive } from '../calls/bridge.ts';
import type { Agent, DeskEntry, Line } from '../calls/model.ts';
import type { Core } from '../core.ts';
import { connectionNotFound, contactNotFound } from './refusals.ts';

/** What a softphone sends with a method (Streams, `params`). */
export type Params = Readonly<Record<string, unknown>>;

/** One softphone method: changes the instance or throws a CtiError; its result is the answer's `data`. */
export type DeskMethod = (core: Core, agent: Agent, params: Params) => unknown;

/** The desk entry a request names. @throws CtiError when this agent has no such contact. */
export function entryOf(agent: Agent, { contactId }: Params): DeskEntry {
  const entry = agent.desk.find(({ contact }) => contact.contactId === contactId);
  if (!entry) throw contactNotFound();
  return entry;
}

/** The live line a request names. @throws CtiError when the contact or the connection is not there, or has ended. */
export function lineNamed(core: Core, agent: Agent, params: Params): { readonly entry: DeskEntry; readonly line: Line } {
  const entry = entryOf(agent, params);
  const line = lineOf(core, entry, params.connectionId);
  if (!line || !isLive(line)) throw connectionNotFound();
  return { entry, line };
}
