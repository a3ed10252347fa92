import { at, INSTANCE, type LegPlan, secondOf } from './leg-plan.ts';

type Json = Readonly<Record<string, unknown>>;

/** The EventBridge contact events of one leg, in order, each with only what Connect knows by then. */
export function contactEvents(leg: LegPlan): readonly Json[] {
  const outside = leg.method === 'EXTERNAL_OUTBOUND';
  const answered = leg.answered === undefined ? [] : [event(leg, outside ? 'CONNECTED_TO_SYSTEM' : 'CONNECTED_TO_AGENT', leg.answered)];
  const completed = Math.max(leg.end, leg.left ?? leg.end) + (leg.acw ?? 0);
  return [
    event(leg, 'INITIATED', leg.start),
    ...(leg.queued === undefined ? [] : [event(leg, 'QUEUED', leg.queued)]),
    ...answered,
    event(leg, 'DISCONNECTED', leg.end),
    event(leg, 'COMPLETED', completed),
  ];
}

function event(leg: LegPlan, eventType: string, ms: number): Json {
  const id = `${leg.id}-${eventType}`;
  const resources = [`${INSTANCE}/contact/${leg.id}`, INSTANCE];
  const envelope = { version: '0', id, 'detail-type': 'Amazon Connect Contact Event', source: 'aws.connect', account: '111122223333' };
  return { ...envelope, time: secondOf(ms), region: 'us-east-1', resources, detail: detailOf(leg, eventType, ms) };
}

function detailOf(leg: LegPlan, eventType: string, ms: number): Json {
  const by = <T extends Json>(instant: number | undefined, fields: T) => (instant !== undefined && instant <= ms ? fields : {});
  const outside = leg.method === 'EXTERNAL_OUTBOUND';
  return {
    contactId: leg.id,
    ...(leg.parent === undefined ? {} : { initialContactId: leg.root, previousContactId: leg.parent }),
    eventType,
    channel: leg.channel ?? 'VOICE',
    instanceArn: INSTANCE,
    initiationMethod: leg.method,
    initiationTimestamp: at(leg.start),
    ...by(leg.queued, { queueInfo: { queueArn: leg.queue, enqueueTimestamp: at(leg.queued ?? 0) } }),
    ...(outside ? { customerEndpoint: { address: leg.number, type: 'TELEPHONE_NUMBER' } } : {}),
    ...by(outside ? leg.answered : undefined, { connectedToSystemTimestamp: at(leg.answered ?? 0) }),
    ...by(outside ? undefined : leg.answered, { agentInfo: agentInfo(leg, eventType) }),
    ...by(eventType === 'DISCONNECTED' || eventType === 'COMPLETED' ? leg.end : undefined, { disconnectTimestamp: at(leg.end) }),
  };
}

function agentInfo(leg: LegPlan, eventType: string): Json {
  const left = leg.left ?? leg.end;
  const acw = eventType === 'COMPLETED' && (leg.acw ?? 0) > 0;
  const work = { afterContactWorkStartTimestamp: at(left), afterContactWorkEndTimestamp: at(left + (leg.acw ?? 0)) };
  return { agentArn: leg.agent, connectedToAgentTimestamp: at(leg.answered ?? 0), ...(acw ? work : {}) };
}
