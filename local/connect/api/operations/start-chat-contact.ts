import { idOf } from '../../arns.ts';
import type { Contact } from '../../calls/model.ts';
import type { ChatParticipant } from '../../chat/model.ts';
import { startChat } from '../../chat/start-chat.ts';
import type { Core } from '../../core.ts';
import { ConnectApiError, invalidParameter, notFound } from '../errors.ts';
import { contactNamed } from '../find.ts';
import { type Input, type Operation, text } from '../operation.ts';

const MINUTE_MS = 60_000;
const DEFAULT_MINUTES = 25 * 60;
/** All attributes of a contact together may have 32 KB. */
const LARGEST_ATTRIBUTES = 32 * 1024;

/**
 * Starts a chat, whose flow runs once the customer's side has connected. The Service Authorization Reference has the action on flows and on
 * contacts; here the flow that is named has to be allowed.
 */
export const startChatContact: Operation = {
  name: 'StartChatContact',
  method: 'PUT',
  path: '/contact/chat',
  resources: ({ arns }, input) => [arns.flow(idOf(text(input, 'ContactFlowId')))],
  run: (core, input) => {
    const token = typeof input.ClientToken === 'string' ? input.ClientToken : '';
    const known = token === '' ? undefined : core.chatsStarted.get(token);
    const started = known ?? start(core, input);
    if (token !== '') core.chatsStarted.set(token, started);
    return { ContactId: started.contact.contactId, ParticipantId: started.customer.id, ParticipantToken: started.customer.token };
  },
};

function start(core: Core, input: Input): { readonly contact: Contact; readonly customer: ChatParticipant } {
  const { Attributes, RelatedContactId, PersistentChat, SegmentAttributes, DisconnectOnCustomerExit } = input;
  if (PersistentChat !== undefined && RelatedContactId !== undefined)
    throw invalidRequest('Either a related contact or a persistent chat.');
  if (PersistentChat !== undefined) throw invalidRequest('The simulated instance has no persistent chat.');
  // Attributes of one's own have to be declared first; nothing here declares any.
  if (Object.keys(Object(SegmentAttributes)).length > 0) throw invalidRequest('SegmentAttributes are not defined.');
  const flowId = idOf(text(input, 'ContactFlowId'));
  const flow = [...core.registry.flows.values()].find(({ id }) => id === flowId);
  if (!flow) throw notFound('flow');
  if (flow.type !== 'CONTACT_FLOW') throw invalidRequest('The flow is not of type CONTACT_FLOW.');
  return startChat(core, {
    flowArn: flow.arn,
    displayName: displayNameOf(input),
    attributes: attributesOf(Attributes),
    related: RelatedContactId === undefined ? null : contactNamed(core, String(RelatedContactId)),
    initialMessage: initialMessageOf(input.InitialMessage),
    contentTypes: contentTypesOf(input.SupportedMessagingContentTypes),
    durationMs: durationOf(input.ChatDurationInMinutes),
    endsWithCustomer: [DisconnectOnCustomerExit ?? []].flat().includes('AGENT'),
  });
}

const invalidRequest = (message: string) => new ConnectApiError('InvalidRequestException', message);

function displayNameOf({ ParticipantDetails }: Input): string {
  const name: unknown = Reflect.get(Object(ParticipantDetails), 'DisplayName');
  if (typeof name === 'string' && name.length > 0 && name.length <= 256) return name;
  throw invalidParameter('ParticipantDetails.DisplayName must have 1 to 256 characters.');
}

function attributesOf(given: unknown): [string, string][] {
  const attributes = Object.entries(Object(given)).map(([name, value]): [string, string] => [name, String(value)]);
  const bytes = attributes.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);
  if (bytes > LARGEST_ATTRIBUTES) throw invalidParameter('Attributes are larger than 32 KB.');
  return attributes;
}

function initialMessageOf(given: unknown) {
  if (given === undefined || given === null) return null;
  const { ContentType, Content }: Record<string, unknown> = Object(given);
  if (ContentType === 'text/plain' && typeof Content === 'string' && Content.length > 0 && Content.length <= 1024)
    return { contentType: ContentType, content: Content };
  throw invalidParameter('InitialMessage must be a plain text of 1 to 1024 characters.');
}

function contentTypesOf(given: unknown): string[] {
  if (given === undefined || given === null) return ['text/plain'];
  const types = [given].flat().map(String);
  if (!types.includes('text/plain')) throw invalidParameter('SupportedMessagingContentTypes must have text/plain.');
  return types;
}

function durationOf(given: unknown): number {
  const minutes = given === undefined || given === null ? DEFAULT_MINUTES : Number(given);
  if (Number.isInteger(minutes) && minutes >= 60 && minutes <= 10_080) return minutes * MINUTE_MS;
  throw invalidParameter('ChatDurationInMinutes must be 60 to 10080.');
}
