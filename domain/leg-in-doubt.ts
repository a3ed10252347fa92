import type { Consult, Leg } from '../contract/schemas/consult.ts';
import { byText } from './by-text.ts';
import type { Chain } from './consult.ts';

/** Whoever did not answer by then is not waited for any more. */
const LONGEST_WAIT_MS = 3_600_000;

/**
 * The leg at which somebody may have answered while nothing told so yet, of the consult that was asked last; undefined when there is none.
 * An outside party is no agent of the instance: it would know no more of them.
 * @param nowMs milliseconds since 1970 UTC
 */
export function legInDoubt({ legs, consults, reached }: Chain, nowMs: number): string | undefined {
  return consults
    .filter((consult) => isWaitedFor(consult, nowMs))
    .sort((a, b) => byText(b.startedAt ?? '', a.startedAt ?? ''))
    .flatMap(({ contactId }) => legs.filter((leg) => leg.contactId === reached.get(contactId)))
    .find(isOpen)?.contactId;
}

const isOpen = ({ endedAt, agentLeftAt }: Leg): boolean => endedAt === null && agentLeftAt === null;

const isWaitedFor = ({ outcome, answered, target, startedAt }: Consult, nowMs: number): boolean =>
  outcome === 'pending' &&
  answered === null &&
  target.kind !== 'external' &&
  (startedAt === null || nowMs - Date.parse(startedAt) <= LONGEST_WAIT_MS);
