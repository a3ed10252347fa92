import type { Source } from '../connect/emission/delivery.ts';
import type { TrueCall } from '../connect/truth.ts';
import type { Consult } from './consult.ts';

/** Which sources tell of a call, beside the step of the transfer flows. */
export interface Sources {
  readonly contactEvents: boolean;
  readonly contactRecords: boolean;
  /** Desks log what was done on them. */
  readonly deskLog: boolean;
  /** The instance sends agent events. */
  readonly agentEvents: boolean;
}

/** Everything the product can be told by. */
export const ALL_SOURCES: Sources = { contactEvents: true, contactRecords: true, deskLog: true, agentEvents: true };

/** What the instance does not send, in its own words. */
export const withheld = ({ contactEvents, contactRecords, agentEvents }: Sources): readonly Source[] => [
  ...(contactEvents ? [] : (['contact-events'] as const)),
  ...(contactRecords ? [] : (['contact-records'] as const)),
  ...(agentEvents ? [] : (['agent-events'] as const)),
];

/** Without contact events or records the product may say that it does not know; what it still says must be right. */
export const maySayNothing = ({ contactEvents, contactRecords }: Sources): boolean => !contactEvents || !contactRecords;

/**
 * What of the truth can be told from the sources there are. Without desks that log, a colleague's refusal and the asker's giving up
 * look like one who did not answer: only of an outside line does the network tell who ended it (TELECOM_ORIGINATOR_CANCEL).
 * The queue of an agent's own outbound call stands in agent events alone (Admin Guide, "contact events": no `queueInfo` for OUTBOUND).
 */
export function tellable(truth: Consult, call: TrueCall, { deskLog, agentEvents }: Sources): Consult {
  const looksUnanswered = truth.outcome === 'declined' || (truth.outcome === 'cancelled' && truth.target.kind !== 'external');
  const outbound = call.legs.some((leg) => leg.contactId === truth.parentContactId && leg.initiationMethod === 'OUTBOUND');
  return {
    ...truth,
    ...(looksUnanswered && !deskLog ? { outcome: 'not-answered' } : {}),
    ...(outbound && !agentEvents ? { askedBy: { ...truth.askedBy, queue: null } } : {}),
  };
}
