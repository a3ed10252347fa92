import { type ConnectClient, GetContactMetricsCommand } from '@aws-sdk/client-connect';
import { METRICS } from '../../../../contract/metrics.ts';
import type { Leg } from '../../../../contract/schemas/consult.ts';
import type { QueuePlace } from '../../../../contract/schemas/contact-tree.ts';
import type { BatchReport } from '../../../runtime/process-batch.ts';
import { type Turns, takeTurn } from '../../../store/turns.ts';

/** The instance, and what it told lately. */
export interface QueueSight extends BatchReport {
  readonly connect: Pick<ConnectClient, 'send'>;
  readonly instanceId: string;
  readonly turns: Turns;
  /** By contact, filled and emptied here; one per process. */
  readonly lately: Map<string, Told>;
}

interface Told {
  readonly place: QueuePlace | null;
  readonly untilMs: number;
}

/** GetContactMetrics takes 2 calls a second of the whole account (Admin Guide, service limits: what is not listed); others may ask, too. */
export const ASK_EVERY_MS = 1_000;
const BELIEVED_MS = 10_000;
/** Told of a contact that has left its queue since (API reference, GetContactMetrics: only while it is actively in queue). */
const LEFT_THE_QUEUE = new Set(['InvalidRequestException', 'ResourceNotFoundException']);

/**
 * Where those legs stand that wait for a team, by contact id; of which Connect does not tell, none is told. Never rejects.
 * @param nowMs milliseconds since 1970 UTC
 */
export async function queuePlaces(legs: readonly Leg[], nowMs: number, sight: QueueSight): Promise<Readonly<Record<string, QueuePlace>>> {
  for (const [contactId, { untilMs }] of sight.lately) if (untilMs <= nowMs) sight.lately.delete(contactId);
  // The first leg of a call stands for the call.
  const call = legs[0]?.contactId ?? null;
  const places = await Promise.all(
    legs.filter(waitsForTeam).map(async ({ contactId }) => [contactId, await placeOf({ contactId, call, nowMs }, sight)] as const),
  );
  return Object.fromEntries(places.flatMap(([contactId, place]) => (place ? [[contactId, place]] : [])));
}

const waitsForTeam = ({ target, queuedAt, connectedToAgentAt, endedAt }: Leg): boolean =>
  target?.kind === 'queue' && queuedAt !== null && connectedToAgentAt === null && endedAt === null;

interface Waiting {
  readonly contactId: string;
  readonly call: string | null;
  readonly nowMs: number;
}

async function placeOf({ contactId, call, nowMs }: Waiting, sight: QueueSight): Promise<QueuePlace | null> {
  const told = sight.lately.get(contactId);
  if (told) return told.place;
  try {
    // The desk asks again before long.
    if (!(await takeTurn(sight.turns, nowMs, call))) return null;
    const place = await askConnect(contactId, sight);
    sight.lately.set(contactId, { place, untilMs: nowMs + BELIEVED_MS });
    return place;
  } catch (error) {
    sight.lately.set(contactId, { place: null, untilMs: nowMs + BELIEVED_MS });
    if (error instanceof Error && LEFT_THE_QUEUE.has(error.name)) return null;
    sight.metrics.count(METRICS.queuePlacesFailed);
    sight.log.warn('The place of a contact in its queue could not be read.', { contactId, error });
    return null;
  }
}

async function askConnect(contactId: string, { connect, instanceId }: QueueSight): Promise<QueuePlace | null> {
  const { MetricResults = [] } = await connect.send(
    new GetContactMetricsCommand({
      InstanceId: instanceId,
      ContactId: contactId,
      Metrics: [{ Name: 'POSITION_IN_QUEUE' }, { Name: 'ESTIMATED_WAIT_TIME' }],
    }),
  );
  const number = (name: string) => MetricResults.find(({ Name }) => Name === name)?.Value?.Number;
  const [position, seconds] = [number('POSITION_IN_QUEUE'), number('ESTIMATED_WAIT_TIME')];
  return position === undefined ? null : { position, estimatedWaitMs: seconds === undefined ? null : seconds * 1_000 };
}
