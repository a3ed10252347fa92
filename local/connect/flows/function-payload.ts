import { customerLine } from '../calls/bridge.ts';
import type { Contact } from '../calls/model.ts';
import type { Core } from '../core.ts';
import type { Queue } from '../resources/registry.ts';

/**
 * What Connect sends to a function (AG/connect-lambda-functions, "Example JSON request to a Lambda function").
 * A first contact is its own initial and previous contact there.
 */
export function functionPayload(core: Core, contact: Contact, parameters: Readonly<Record<string, string>>) {
  return { Name: 'ContactFlowEvent', Details: { ContactData: contactData(core, contact), Parameters: parameters } };
}

function contactData(core: Core, contact: Contact) {
  const { call, contactId } = contact;
  const system = contact.systemEndpoint?.address ?? null;
  return {
    Attributes: Object.fromEntries(call.attributes),
    AwsRegion: core.arns.region,
    Channel: 'VOICE',
    ContactId: contactId,
    CustomerEndpoint: endpoint(customerLine(call)?.phoneNumber ?? contact.customerEndpoint?.address ?? null),
    CustomerId: null,
    Description: null,
    InitialContactId: call.rootContactId,
    InitiationMethod: contact.method,
    InstanceARN: core.arns.instance,
    LanguageCode: 'en-US',
    MediaStreams: { Customer: { Audio: null } },
    Name: null,
    PreviousContactId: contact.previousContactId ?? contactId,
    Queue: queueData(contact.targetQueue ?? contact.queue),
    References: {},
    RelatedContactId: null,
    SegmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Telephony' } },
    SystemEndpoint: endpoint(system),
    Tags: { 'aws:connect:instanceId': core.arns.instanceId, ...(system && { 'aws:connect:systemEndpoint': system }) },
  };
}

const queueData = (queue: Queue | null) => queue && { ARN: queue.arn, Name: queue.name, OutboundCallerId: endpoint(queue.callerId) };

const endpoint = (address: string | null) => address && { Address: address, Type: 'TELEPHONE_NUMBER' };
