import { StopContactCommand } from '@aws-sdk/client-connect';
import { expect, onTestFinished, test } from 'vitest';
import { EXISTING_INSTANCE } from '../../../local/connect/instance.ts';
import { clientFor } from './api-client.ts';
import { type ChatStage, createChatStage, wordsOf } from './chat-stage.ts';

type Options = Parameters<typeof createChatStage>[0];

async function stageOf(options: Options = {}): Promise<ChatStage> {
  const stage = await createChatStage(options);
  onTestFinished(() => stage.participants.stop());
  return stage;
}

/** Maria writes with Alice. */
async function chatting(options: Options = {}) {
  const stage = await stageOf(options);
  await stage.available('alice');
  const customer = await stage.visitor('Maria');
  await stage.pass(1_000);
  await stage.ask('alice', 'acceptContact');
  await stage.pass(1_000);
  return { stage, customer, alice: await stage.agent('alice') };
}

/** Beside it, Alice asks Bob: his desk rings. */
async function consulting(options: Options = {}) {
  const all = await chatting(options);
  await all.stage.available('bob');
  const asker = await all.stage.askAbout('Alice (consult)', all.customer.contactId, 'bob');
  await all.stage.pass(1_000);
  return { ...all, asker };
}

const TEXT = { contentType: 'text/plain' };

test('a customer and an agent write to one another with the unmodified library', async () => {
  const { stage, customer, alice } = await chatting();
  expect(stage.sees('alice')).toBe('Busy: connected (self connected, customer connected)');
  await customer.side.sendMessage({ message: 'My order is late', ...TEXT });
  await alice.side.sendMessage({ message: 'Let me look', ...TEXT });
  await stage.until(() => expect(customer.heard).toContain('Alice: Let me look'));
  expect(alice.heard).toEqual(['Maria: My order is late', 'Alice: Let me look']);
  expect(customer.heard).toEqual([
    'Maria participant.joined',
    'SYSTEM_MESSAGE: Hello.',
    'Alice participant.joined',
    'Maria: My order is late',
    'Alice: Let me look',
  ]);
});

test('a transcript is read by pages, backwards and forwards', async () => {
  const { customer, alice } = await chatting();
  for (const message of ['1', '2', '3']) await customer.side.sendMessage({ message, ...TEXT });
  const read = async (args: Readonly<Record<string, unknown>>) => (await alice.side.getTranscript(args)).data.Transcript.map(wordsOf);
  expect(await read({ maxResults: 2, scanDirection: 'BACKWARD', sortOrder: 'ASCENDING' })).toEqual(['Maria: 2', 'Maria: 3']);
  expect(await read({ maxResults: 2, scanDirection: 'BACKWARD', sortOrder: 'DESCENDING' })).toEqual(['Maria: 3', 'Maria: 2']);
  expect(await read({ maxResults: 2, scanDirection: 'FORWARD', sortOrder: 'ASCENDING' })).toEqual([
    'Maria participant.joined',
    'SYSTEM_MESSAGE: Hello.',
  ]);
});

test('typing is seen by the other side and stands in no transcript', async () => {
  const { stage, customer, alice } = await chatting();
  await customer.side.sendEvent({ contentType: 'application/vnd.amazonaws.connect.event.typing' });
  await stage.until(() => expect(alice.heard).toContain('Maria typing'));
  const { data } = await alice.side.getTranscript({ maxResults: 15, scanDirection: 'BACKWARD', sortOrder: 'ASCENDING' });
  expect(data.Transcript.map(wordsOf)).not.toContain('Maria typing');
});

test('the agent ends the chat: both libraries say so, after contact work follows, events and the record are of a chat', async () => {
  const { stage, customer, alice } = await chatting();
  await stage.ask('alice', 'destroyConnection', { connection: 'self' });
  await stage.until(() => expect([customer.ended(), alice.ended()]).toEqual([true, true]));
  expect(stage.sees('alice')).toMatch(/^AfterCallWork: ended/);
  await stage.ask('alice', 'clearContact');
  await stage.pass(5 * 60_000);
  expect(stage.sees('alice')).toBe('Available');
  const events = stage.arrived.events.map(({ event }) => event.detail).filter(({ contactId }) => contactId === customer.contactId);
  expect(new Set(events.map(({ eventType }) => eventType))).toEqual(
    new Set(['INITIATED', 'CONNECTED_TO_SYSTEM', 'QUEUED', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'COMPLETED']),
  );
  expect(new Set(events.map(({ channel, initiationMethod }) => `${channel} ${initiationMethod}`))).toEqual(new Set(['CHAT API']));
  expect(stage.record('c1')).toMatchObject({
    Channel: 'CHAT',
    InitiationMethod: 'API',
    DisconnectReason: 'AGENT_DISCONNECT',
    RelatedContactId: null,
    CustomerEndpoint: null,
    MediaStreams: [{ Type: 'CHAT' }],
  });
});

test.each([
  ['ends-for-all', /^AfterCallWork: ended/],
  ['agents-stay', /^Busy: connected \(self connected, customer disconnected\)/],
] as const)('the customer goes: by chatCustomerLeaves it %s', async (chatCustomerLeaves, seen) => {
  const { stage, customer } = await chatting({ assumptions: { chatCustomerLeaves } });
  await customer.side.disconnectParticipant();
  await stage.until(() => expect(customer.ended()).toBe(true));
  expect(stage.sees('alice')).toMatch(seen);
});

test('a related chat has the attributes of the first and another root, and neither side of one reads the other', async () => {
  const { stage, customer, alice, asker } = await consulting();
  await stage.ask('bob', 'acceptContact');
  const bob = await stage.agent('bob');
  await customer.side.sendMessage({ message: 'from the customer', ...TEXT });
  await bob.side.sendMessage({ message: 'for Alice alone', ...TEXT });
  await asker.side.sendMessage({ message: 'from Alice alone', ...TEXT });
  await stage.until(() => expect(bob.heard).toContain('Alice (consult): from Alice alone'));
  await stage.until(() => expect(alice.heard).toContain('Maria: from the customer'));
  expect([...customer.heard, ...alice.heard].join()).not.toContain('alone');
  expect([...asker.heard, ...bob.heard].join()).not.toContain('from the customer');
  expect(stage.contact('bob')).toMatchObject({ type: 'chat', relatedContactId: customer.contactId, initialContactId: asker.contactId });
  expect(stage.contact('bob').attributes.consultOf?.value).toBe(customer.contactId);
  const about = stage.arrived.events
    .map(({ event }) => event.detail)
    .filter(({ relatedContactId }) => relatedContactId === customer.contactId);
  expect(new Set(about.map(({ contactId }) => contactId))).toEqual(new Set([asker.contactId]));
});

test('by relatedContactInSnapshots the desk is not told what a chat is about', async () => {
  const { stage } = await consulting({ assumptions: { relatedContactInSnapshots: false } });
  expect(stage.contact('bob').relatedContactId).toBeNull();
});

test.each([
  ['stays-queued', 'PendingBusy', false],
  ['ends', 'Available', true],
] as const)('a declined chat in an agent queue: by missedAgentQueueChat it %s', async (missedAgentQueueChat, state, ended) => {
  const { stage, asker } = await consulting({ assumptions: { missedAgentQueueChat } });
  await stage.ask('bob', 'rejectContact');
  await stage.ask('bob', 'clearContact');
  await stage.pass(1_000);
  expect(stage.port('bob').snapshot().state.name).toBe(state);
  if (ended) await stage.until(() => expect(asker.ended()).toBe(true));
  else expect(asker.ended()).toBe(false);
});

test('the asker gives up: the invitation is released, and the customer chat goes on untouched', async () => {
  const { stage, customer, asker } = await consulting();
  await asker.side.disconnectParticipant();
  await stage.until(() => expect(asker.ended()).toBe(true));
  await stage.pass(1_000);
  expect(
    stage
      .port('bob')
      .snapshot()
      .contacts.map(({ state }) => state.type),
  ).toEqual(['error']);
  expect(stage.sees('alice')).toMatch(/^Busy: connected/);
  expect(customer.ended()).toBe(false);
});

test('StopContact ends a chat in any state', async () => {
  const { stage, asker } = await consulting();
  await clientFor(stage.connect.service).send(
    new StopContactCommand({ InstanceId: stage.connect.instanceArn, ContactId: asker.contactId }),
  );
  await stage.until(() => expect(asker.ended()).toBe(true));
  await stage.pass(5 * 60_000);
  expect(stage.arrived.records.find(({ data }) => data.ContactId === asker.contactId)?.data).toMatchObject({
    DisconnectReason: 'API',
    RelatedContactId: stage.contact('alice').contactId,
  });
});

test('a transfer hands the customer on: a new contact of the same chain, and the first agent is out', async () => {
  const { stage, customer, alice } = await chatting();
  await customer.side.sendMessage({ message: 'before', ...TEXT });
  await stage.available('bob');
  const { endpoints } = (await stage
    .port('alice')
    .request('getEndpoints', { queueARNs: [stage.contact('alice').queue].map((queue) => Reflect.get(Object(queue), 'queueARN')) })) as {
    endpoints: { name: string }[];
  };
  await stage.ask('alice', 'transferContact', { endpoint: endpoints.find(({ name }) => name === 'Bob') });
  // The library of an agent who handed a chat over listens no more.
  await stage.until(() => expect(alice.heard).toContain('SYSTEM_MESSAGE transfer.succeeded'));
  await stage.pass(3_000);
  await stage.ask('bob', 'acceptContact');
  const bob = await stage.agent('bob');
  expect(stage.contact('bob')).toMatchObject({ initialContactId: customer.contactId });
  await bob.side.sendMessage({ message: 'after', ...TEXT });
  await stage.until(() => expect(customer.heard).toContain('Bob: after'));
  expect(alice.heard).not.toContain('Bob: after');
  const { data } = await bob.side.getTranscript({ maxResults: 50, scanDirection: 'BACKWARD', sortOrder: 'ASCENDING' });
  expect(data.Transcript.map(wordsOf)).toContain('Maria: before');
});

test('a customer who does not connect within 5 minutes is not waited for', async () => {
  const stage = await stageOf();
  const { ContactId, ParticipantToken } = await stage.start('Nobody');
  await stage.pass(10 * 60_000);
  expect(stage.eventsOf(String(ContactId))).toEqual(['INITIATED', 'DISCONNECTED']);
  expect(stage.record('c1')).toMatchObject({ DisconnectReason: 'CUSTOMER_CONNECTION_NOT_ESTABLISHED' });
  expect(await post(stage, 'connection', String(ParticipantToken), { Type: ['WEBSOCKET'] })).toEqual([403, 'AccessDeniedException']);
});

async function post({ participants }: ChatStage, path: string, bearer: string | undefined, body: unknown) {
  const answer = await fetch(`${participants.url}/participant/${path}`, {
    method: 'POST',
    headers: bearer === undefined ? {} : { 'x-amz-bearer': bearer },
    body: JSON.stringify(body),
  });
  return [answer.status, answer.headers.get('x-amzn-errortype')];
}

test.each([
  ['without a token', 'message', undefined, { ContentType: 'text/plain', Content: 'x' }, 403],
  ['with a token nobody gave', 'message', 'connection-x', { ContentType: 'text/plain', Content: 'x' }, 403],
  ['with the token to connect instead of the one to write', 'message', 'participant', { ContentType: 'text/plain', Content: 'x' }, 403],
  ['with nothing to say', 'message', 'connection', { ContentType: 'text/plain', Content: '' }, 400],
  ['in a type that was not agreed', 'message', 'connection', { ContentType: 'text/markdown', Content: 'x' }, 400],
  ['too long, in bytes', 'message', 'connection', { ContentType: 'text/plain', Content: 'ü'.repeat(8_193) }, 400],
  [
    'an event that is not the customer’s to send',
    'event',
    'connection',
    { ContentType: 'application/vnd.amazonaws.connect.event.chat.ended' },
    400,
  ],
  ['a page of none', 'transcript', 'connection', { MaxResults: 0 }, 400],
  ['an attachment, which the instance has none of', 'attachment', 'connection', {}, 404],
] as const)('refused: %s', async (_name, path, bearer, body, status) => {
  const stage = await stageOf();
  const { ParticipantToken = '' } = await stage.start('Maria');
  const answer = await fetch(`${stage.participants.url}/participant/connection`, {
    method: 'POST',
    headers: { 'x-amz-bearer': ParticipantToken },
    body: JSON.stringify({ Type: ['CONNECTION_CREDENTIALS'] }),
  });
  const { ConnectionCredentials } = (await answer.json()) as { ConnectionCredentials: { ConnectionToken: string } };
  const tokens = { participant: ParticipantToken, connection: ConnectionCredentials.ConnectionToken, 'connection-x': 'connection-x' };
  expect(await post(stage, path, bearer && tokens[bearer], body)).toEqual([status, expect.any(String)]);
});

test('by chatMessageLimit a message has at most 1024 characters', async () => {
  const { customer } = await chatting({ assumptions: { chatMessageLimit: '1024-characters' } });
  await customer.side.sendMessage({ message: 'x'.repeat(1024), ...TEXT });
  await expect(customer.side.sendMessage({ message: 'x'.repeat(1025), ...TEXT })).rejects.toBeDefined();
});

test('on a chat an agent takes a second one as the routing profile has it, but no call; calls have no chat beside them', async () => {
  const { stage } = await chatting();
  stage.callIn();
  await stage.visitor('Nora');
  await stage.pass(1_000);
  expect(
    stage
      .port('alice')
      .snapshot()
      .contacts.map(({ type, state }) => `${type} ${state.type}`),
  ).toEqual(['chat connected', 'chat connecting']);
  await stage.available('bob');
  await stage.pass(1_000);
  expect(
    stage
      .port('bob')
      .snapshot()
      .contacts.map(({ type }) => type),
  ).toEqual(['voice']);
});

test.each(['holdConnection', 'muteParticipant', 'conferenceConnections', 'toggleActiveConnections', 'sendDigits'])(
  '%s is refused for a chat',
  async (method) => {
    const { stage } = await chatting();
    await expect(stage.ask('alice', method, { connection: 'customer' })).rejects.toThrow('not available for chat');
  },
);

test('with one chat slot an offered hand-over waits until the private chat is cleared', async () => {
  const oneSlot = { ...EXISTING_INSTANCE, routingProfiles: EXISTING_INSTANCE.routingProfiles.map((profile) => ({ ...profile, chats: 1 })) };
  const { stage, asker } = await consulting({ setUp: oneSlot });
  await stage.ask('bob', 'acceptContact');
  await asker.side.disconnectParticipant();
  await stage.until(() => expect(stage.sees('bob')).toMatch(/^AfterCallWork: ended/));
  const queueARNs = [Reflect.get(Object(stage.contact('alice').queue), 'queueARN')];
  const { endpoints } = (await stage.port('alice').request('getEndpoints', { queueARNs })) as { endpoints: { name: string }[] };
  await stage.ask('alice', 'transferContact', { endpoint: endpoints.find(({ name }) => name === 'Bob') });
  await stage.pass(60_000);
  expect(
    stage
      .port('bob')
      .snapshot()
      .contacts.map(({ state }) => state.type),
  ).toEqual(['ended']);
  await stage.ask('bob', 'clearContact');
  await stage.pass(1_000);
  expect(stage.sees('bob')).toMatch(/^PendingBusy: connecting/);
});
