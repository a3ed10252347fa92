import type { IDENTITIES } from '../../../../contract/identity.ts';
import { METRICS } from '../../../../contract/metrics.ts';
import { identityOf } from '../../../../domain/hand-off/identity-of.ts';
import { parseHandOffStep } from '../../../../domain/hand-off/parse-hand-off-step.ts';
import type { AiAgent } from '../../../api/ai-agents.ts';
import type { BatchReport } from '../../../runtime/process-batch.ts';
import type { HandOffs } from '../../../store/hand-off.ts';

/** What the flow gets: a STRING_MAP, because flows know no other values than texts. No word of the caller: flow logs would keep it. */
export interface TakeAnswer {
  readonly state: 'arrived' | 'pending';
  readonly identity: (typeof IDENTITIES)[number];
}

/** What the function works with. */
export interface TakeServices extends BatchReport {
  readonly instanceArn: string;
  readonly aiAgents: readonly Pick<AiAgent, 'name' | 'trustedMethods'>[];
  readonly readHandOffs: (contactId: string) => Promise<HandOffs | undefined>;
}

const PENDING: TakeAnswer = { state: 'pending', identity: 'unauthenticated' };

/**
 * Says whether what an AI agent hands over of a contact has arrived. It never waits, for the caller would hear silence meanwhile: the flow says something and
 * asks once more, and what comes later still reaches the desk.
 * @throws what the SDK throws; the flow then queues the call
 */
export async function takeHandOff(event: unknown, services: TakeServices): Promise<TakeAnswer> {
  const { instanceArn, aiAgents, readHandOffs, log, metrics } = services;
  const parsed = parseHandOffStep(event, { instanceArn });
  if (!parsed.ok) {
    log.warn('A caller who comes back from an AI agent could not be read.', { ...parsed.rejection });
    return PENDING;
  }
  const { contactId, aiAgent, isLast } = parsed.step;
  const trusted = aiAgents.find(({ name }) => name === aiAgent)?.trustedMethods ?? [];
  const session = newestOf(await readHandOffs(contactId), aiAgent);
  if (session) return { state: 'arrived', identity: identityOf(session.identity, trusted).state };
  if (isLast) metrics.count(METRICS.handOffsPending);
  return PENDING;
}

const newestOf = (handOffs: HandOffs | undefined, aiAgent: string) =>
  Object.values(handOffs?.sessions ?? {})
    .filter((session) => session.aiAgent === aiAgent)
    .toSorted((a, b) => (a.postedAt < b.postedAt ? 1 : -1))[0];
