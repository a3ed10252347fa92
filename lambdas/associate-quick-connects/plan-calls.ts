import type { Associations, Request } from './request.ts';

/** The service takes 1 to 50 quick connects a call (API model of AssociateQueueQuickConnects). */
const IDS_PER_CALL = 50;

/** One call to the Connect API. */
export interface Call {
  readonly does: 'associate' | 'disassociate';
  readonly instanceId: string;
  readonly queueId: string;
  readonly quickConnectIds: readonly string[];
}

/**
 * The calls a request needs, in their order: what is new is associated before what is gone is taken away, so that no agent's
 * directory is empty in between.
 */
export function planCalls(request: Request): readonly Call[] {
  if (request.RequestType === 'Create') return differences('associate', request.ResourceProperties, undefined);
  if (request.RequestType === 'Delete') return differences('disassociate', request.ResourceProperties, undefined);
  const [after, before] = [request.ResourceProperties, request.OldResourceProperties];
  // For another instance CloudFormation sends a Delete of the old resource by itself.
  if (after.InstanceId !== before.InstanceId) return differences('associate', after, undefined);
  return [...differences('associate', after, before), ...differences('disassociate', before, after)];
}

// What is in `these` and not in `those`, queue by queue.
function differences(does: Call['does'], these: Associations, those: Associations | undefined): Call[] {
  return these.Queues.flatMap(({ QueueId, QuickConnectIds }) => {
    const there = new Set(those?.Queues.filter((queue) => queue.QueueId === QueueId).flatMap((queue) => queue.QuickConnectIds));
    const ids = [...new Set(QuickConnectIds)].filter((id) => !there.has(id));
    return chunks(ids).map((quickConnectIds) => ({ does, instanceId: these.InstanceId, queueId: QueueId, quickConnectIds }));
  });
}

const chunks = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / IDS_PER_CALL) }, (_, i) => ids.slice(i * IDS_PER_CALL, (i + 1) * IDS_PER_CALL));
