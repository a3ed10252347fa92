import type { Core } from '../core.ts';
import type { Contact, Line } from './model.ts';

/** What becomes of a dialled telephone; all run as one step of the instance. */
export interface Dialled {
  readonly line: Line;
  readonly contact: Contact;
  readonly number: string;
  readonly answered: () => void;
  /** `reason` is a DisconnectReason. */
  readonly failed: (reason: string) => void;
  readonly hungUp: () => void;
}

/** Lets an outside telephone ring at the end of a line. */
export function dial(core: Core, { line, contact, number, answered, failed, hungUp }: Dialled): void {
  const telephone = core.phones.dial(number, {
    answered: () => core.journal.change(answered),
    failed: (reason) => core.journal.change(() => failed(reason)),
    hungUp: () => core.journal.change(hungUp),
  });
  telephone.attach(line);
  line.telephone = telephone;
  contact.rangAtMs ??= core.clock.now();
}

/** A person is on the line now. */
export function putOn(core: Core, line: Line, person: string): void {
  const now = core.clock.now();
  line.state = 'connected';
  line.changedAtMs = now;
  line.person = person;
  line.personAtMs = now;
}
