import { isLive } from '../calls/bridge.ts';
import { SYSTEM } from '../calls/disconnect-reason.ts';
import { endContact } from '../calls/end-contact.ts';
import { endLine } from '../calls/end-line.ts';
import type { Contact } from '../calls/model.ts';
import type { Core } from '../core.ts';

/** A flow disconnects its contact: the leg it runs for, or the customer it talks to. */
export function hangUpContact(core: Core, contact: Contact): void {
  core.journal.change(() => {
    const lines = contact.call.lines.filter((line) => line.contact === contact && isLive(line));
    const line = lines.find(({ kind }) => kind !== 'customer') ?? lines[0];
    if (line) endLine(core, line, SYSTEM);
    else endContact(core, contact, SYSTEM);
  });
}
