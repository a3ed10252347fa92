import type { Core } from '../core.ts';
import { isLive } from './bridge.ts';
import { connectedToSystem } from './connected-to-system.ts';
import { dial, putOn } from './dial.ts';
import { NETWORK } from './disconnect-reason.ts';
import { endContact } from './end-contact.ts';
import { endLine } from './end-line.ts';
import type { Contact, Line } from './model.ts';
import { newLeg } from './new-contact.ts';
import { newLine } from './new-line.ts';

/** A number that a flow dials, and what the flow does about each end of it. */
export interface ThirdPartyCall {
  readonly number: string;
  readonly limitMs: number;
  /** Tones that follow once the number has answered; a comma is a pause. */
  readonly tones: string;
  readonly answered: () => void;
  readonly failed: (why: 'failed' | 'timed-out') => void;
  readonly hungUp: () => void;
  /** The contact's flow goes on when the outside party hangs up. */
  readonly staysAfterwards: boolean;
}

/**
 * A flow dials an outside number for its contact: a leg of its own, EXTERNAL_OUTBOUND, below the contact. For a consult's leg
 * the outside party takes the place that the agent hears; for a customer's contact they get a line of their own.
 */
export function dialThirdParty(core: Core, contact: Contact, call: ThirdPartyCall): void {
  const leg = newLeg(core, contact.call, {
    method: 'EXTERNAL_OUTBOUND',
    previous: contact,
    customerEndpoint: { type: 'TELEPHONE_NUMBER', address: call.number },
    systemEndpoint: contact.systemEndpoint,
  });
  const place = contact.call.lines.find((line) => line.contact === contact && line.kind === 'agent' && isLive(line));
  const line = place ?? newLine(core, { kind: 'external', contact: leg, state: 'connecting', phoneNumber: call.number, dialled: true });
  if (place) contact.stops.add(() => endContact(core, leg, contact.endedBy ?? ''));
  ring(core, { leg, line, place: place ?? null }, call);
}

interface Ends {
  readonly leg: Contact;
  readonly line: Line;
  readonly place: Line | null;
}

function ring(core: Core, { leg, line, place }: Ends, call: ThirdPartyCall): void {
  const person = `outside:${call.number}`;
  let answered = false;
  const end = (by: string) => (place ? freePlace(core, { leg, place }, by) : endLine(core, line, by));
  const giveUp = core.clock.after(call.limitMs, () => {
    if (answered || leg.endedAtMs !== null) return;
    core.journal.change(() => {
      line.telephone?.drop();
      end(`${NETWORK}TELECOM_UNANSWERED`);
      call.failed('timed-out');
    });
  });
  dial(core, {
    line,
    contact: leg,
    number: call.number,
    answered: () => {
      answered = true;
      giveUp();
      putOn(core, line, person);
      line.telephone?.sendTones(call.tones.replaceAll(',', ''));
      connectedToSystem(core, leg, { told: core.assumptions.connectedToSystemOnExternal });
      call.answered();
    },
    failed: (reason) => {
      giveUp();
      end(`${NETWORK}${reason}`);
      call.failed('failed');
    },
    hungUp: () => {
      if (place && !call.staysAfterwards) endLine(core, place, person);
      else end(person);
      call.hungUp();
    },
  });
}

// The leg's flow goes on for whoever still listens: the place is empty again.
function freePlace(core: Core, { leg, place }: { readonly leg: Contact; readonly place: Line }, by: string): void {
  if (place.person !== null && place.personAtMs !== null) {
    place.formerPeople.push({ id: place.person, fromMs: place.personAtMs, toMs: core.clock.now(), endedBy: by });
  }
  place.person = null;
  place.personAtMs = null;
  place.telephone = null;
  endContact(core, leg, by);
}
