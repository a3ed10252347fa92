import type { Agent, Contact, DeskEntry, Line } from '../calls/model.ts';
import type { Core } from '../core.ts';

/** What a desk entry is made from; with a line the contact is accepted already. */
export interface NewDeskEntry {
  readonly contact: Contact;
  readonly type: DeskEntry['type'];
  readonly state: DeskEntry['state'];
  readonly line?: Line;
}

/** Puts a contact onto an agent's desk. */
export function newDeskEntry(core: Core, agent: Agent, { contact, type, state, line }: NewDeskEntry): DeskEntry {
  const now = core.clock.now();
  const entry: DeskEntry = {
    contact,
    agent,
    type,
    state,
    changedAtMs: now,
    createdAtMs: now,
    line: line ?? null,
    accepted: line !== undefined,
    missedAs: null,
    connectionIds: new Map(),
    frozen: null,
    stopRinging: () => {},
  };
  agent.desk.push(entry);
  return entry;
}
