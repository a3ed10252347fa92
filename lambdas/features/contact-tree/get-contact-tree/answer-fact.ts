import type { Contact } from '@aws-sdk/client-connect';
import { wholeSecond } from '../../../../domain/door/instant.ts';
import type { Fact } from '../../../../domain/fact.ts';

/**
 * What the instance's own account of a contact tells of its answer, as the contact event would have told it; undefined while nobody answered.
 * `AgentInfo.ConnectedToAgentTimestamp` is "when the contact was connected to the agent" (SDK type AgentInfo). Nothing says how fine it is:
 * it is taken for whole seconds.
 */
export function answerFact(contactId: string, { AgentInfo }: Contact, instanceArn: string): Fact | undefined {
  const at = AgentInfo?.ConnectedToAgentTimestamp;
  if (!AgentInfo?.Id || !at) return undefined;
  const add = { agent: [`event|${instanceArn}/agent/${AgentInfo.Id}`], ev: [`CONNECTED_TO_AGENT|${wholeSecond(at.toISOString())}`] };
  return { contactId, add };
}
