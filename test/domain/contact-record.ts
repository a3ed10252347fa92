import { INSTANCE, type LegPlan, lengthOf, secondOf } from './leg-plan.ts';

type Json = Readonly<Record<string, unknown>>;

/** The contact record of one leg: whole seconds, everything that Connect does not know given as null. */
export function contactRecord(leg: LegPlan): Json {
  const outside = leg.method === 'EXTERNAL_OUTBOUND';
  const done = Math.max(leg.end, leg.left ?? leg.end) + (leg.acw ?? 0);
  return {
    AWSAccountId: '111122223333',
    AWSContactTraceRecordFormatVersion: '2017-03-10',
    ContactId: leg.id,
    InitialContactId: leg.parent === undefined ? null : leg.root,
    PreviousContactId: leg.parent ?? null,
    NextContactId: null,
    InstanceARN: INSTANCE,
    Channel: leg.channel ?? 'VOICE',
    InitiationMethod: leg.method,
    InitiationTimestamp: secondOf(leg.start),
    ConnectedToSystemTimestamp: outside && leg.answered !== undefined ? secondOf(leg.answered) : null,
    DisconnectTimestamp: secondOf(leg.end),
    LastUpdateTimestamp: secondOf(done + 62_000),
    DisconnectReason: leg.reason ?? null,
    TransferCompletedTimestamp: null,
    CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: outside ? leg.number : '+12065550142' },
    Attributes: {},
    Agent: outside || leg.answered === undefined ? null : agentOf(leg),
    Queue: leg.queued === undefined ? null : queueOf(leg),
    ExternalThirdParty: outside ? { ExternalThirdPartyInteractionDuration: wholeSeconds(lengthOf(leg.talk)) } : null,
  };
}

function agentOf(leg: LegPlan): Json {
  const left = leg.left ?? leg.end;
  const acw = (leg.acw ?? 0) > 0;
  return {
    ARN: leg.agent,
    Username: 'somebody',
    ConnectedToAgentTimestamp: secondOf(leg.answered ?? 0),
    AgentInteractionDuration: wholeSeconds(lengthOf(leg.talk)),
    CustomerHoldDuration: wholeSeconds(lengthOf(leg.held)),
    AgentInitiatedHoldDuration: wholeSeconds(leg.ownHolds ?? 0),
    NumberOfHolds: leg.held?.length ?? 0,
    AfterContactWorkStartTimestamp: acw ? secondOf(left) : null,
    AfterContactWorkEndTimestamp: acw ? secondOf(left + (leg.acw ?? 0)) : null,
  };
}

const queueOf = (leg: LegPlan): Json => ({
  ARN: leg.queue,
  Name: null,
  EnqueueTimestamp: secondOf(leg.queued ?? 0),
  DequeueTimestamp: secondOf(leg.answered ?? leg.end),
  Duration: wholeSeconds((leg.answered ?? leg.end) - (leg.queued ?? 0)),
});

const wholeSeconds = (ms: number) => Math.floor(ms / 1000);
