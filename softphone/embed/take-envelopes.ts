import type { PageOutcome } from '../../contract/page-protocol.ts';
import { carryOut, type PageDesk } from './carry-out.ts';
import { pace } from './pace.ts';
import { type EnvelopeCall, type EnvelopeSettings, envelopeReply, readEnvelope } from './vendor-envelope.ts';

export interface EnvelopesOptions {
  readonly desk: PageDesk;
  /** How a CRM names agents and calls; null until it is known. */
  readonly settings: () => EnvelopeSettings | null;
  readonly now: () => number;
}

const NO_SETTINGS: EnvelopeSettings = { mediaAddresses: {}, callIdAttribute: null };
const TOO_MANY: PageOutcome = { outcome: 'refused', code: 'too-many', why: null };

/** Takes envelopes of the page that frames the desk, each answered with what came of it. */
export function takeEnvelopes({ desk, settings, now }: EnvelopesOptions): (data: unknown, answer: (reply: object) => void) => void {
  const isInPace = pace(now);
  const outcomeOf = async (data: unknown): Promise<PageOutcome> => {
    const read = readEnvelope(data, callOf(desk), settings() ?? NO_SETTINGS);
    return read.ok ? carryOut({ id: 'envelope', ...read.request }, desk, now()) : read.outcome;
  };
  return (data, answer) => {
    if (isInPace()) void outcomeOf(data).then((result) => answer(envelopeReply(data, result)));
    else answer({ result: TOO_MANY });
  };
}

function callOf(desk: PageDesk): EnvelopeCall | null {
  const { agent, call } = desk.state();
  if (!agent || !call) return null;
  return { agentName: agent.name, contactId: call.contactId, initialContactId: call.rootContactId, attributes: call.attributes };
}
