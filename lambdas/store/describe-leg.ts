import type { Contact } from '@aws-sdk/client-connect';
import { goneAt, type SeenLeg } from '../../domain/come-back/seen-leg.ts';
import { describeContact, type Instance } from './describe-contact.ts';

/**
 * A leg as the instance itself sees it now.
 * @throws what the SDK throws, for a contact that is not of the instance too
 */
export const describeLeg = async (instance: Instance, contactId: string): Promise<SeenLeg> => ({
  contactId,
  ...seen(await describeContact(instance, contactId), instance.instanceArn),
});

function seen(contact: Contact, instanceArn: string): Omit<SeenLeg, 'contactId'> {
  const { AgentInfo, QueueInfo, InitiationMethod } = contact;
  return {
    parent: contact.PreviousContactId ?? null,
    method: InitiationMethod ?? null,
    agent: AgentInfo?.Id ? `${instanceArn}/agent/${AgentInfo.Id}` : null,
    // By its id alone an agent's own queue looks like a team's, and only passed-on legs wait in one.
    queue: QueueInfo?.Id && !PASSED_ON.has(InitiationMethod ?? '') ? `${instanceArn}/queue/${QueueInfo.Id}` : null,
    leftAt: goneAt({
      agentLeftAt: iso(AgentInfo?.AfterContactWorkStartTimestamp),
      endedAt: iso(contact.DisconnectTimestamp),
      endReason: contact.DisconnectReason ?? null,
    }),
    waitsSince: iso(QueueInfo?.EnqueueTimestamp) ?? iso(contact.InitiationTimestamp),
  };
}

const PASSED_ON: ReadonlySet<string> = new Set(['TRANSFER', 'QUEUE_TRANSFER']);

const iso = (at: Date | undefined): string | null => at?.toISOString() ?? null;
