import { StartChatContactCommand } from '@aws-sdk/client-connect';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AgentPort } from '../../local/connect/agent-port.ts';
import { type Participants, startParticipants } from '../../local/participants/start-participants.ts';
import { clientFor } from '../local/connect/api-client.ts';
import { type ChatSide, loadChatLibrary } from '../support/chat-library.ts';
import { useSimStack } from './sim-stack.ts';

const running = useSimStack({ startAtMs: Date.now() });
let participants: Participants;
beforeEach(async () => {
  participants = await startParticipants({ port: 0, serviceOf: (url) => running().stack.connect.participants(url) });
});
afterEach(async () => {
  for (const login of ['alice', 'bob', 'carol']) await goesHome(login);
  await participants.stop();
});

const RECORDS_WITHIN_MS = 360_000;

/** Lets simulated time pass, and everything arrive that was sent. */
async function pass(ms: number): Promise<void> {
  const { stack, clock } = running();
  await clock.runUntil(clock.now() + ms);
  await stack.cloud.idle();
}

const port = (login: string): AgentPort => running().stack.connect.agentPort(login);

async function setState(login: string, name: string): Promise<void> {
  const states = port(login).configuration().agentStates as readonly { readonly name: string }[];
  await port(login).request('putAgentState', { state: states.find((state) => state.name === name), enqueueNextState: true });
}

/** Ends and clears what is left on the desk. */
async function goesHome(login: string): Promise<void> {
  for (const { contactId, state, connections } of port(login).snapshot().contacts) {
    if (state.type === 'connecting') await port(login).request('rejectContact', { contactId });
    if (state.type === 'connected') {
      const own = connections.find(({ type }) => type === 'agent');
      await port(login).request('destroyConnection', { contactId, connectionId: own?.connectionId });
    }
    await port(login).request('clearContact', { contactId });
  }
  await setState(login, 'Offline');
}

const desk = (login: string) =>
  port(login)
    .snapshot()
    .contacts.map(({ state }) => state.type);
const ask = (login: string, method: string, params: object = {}) => {
  const contact = port(login).snapshot().contacts.at(-1);
  return port(login).request(method, { contactId: contact?.contactId, ...params });
};
const leave = (login: string) => {
  const own = port(login)
    .snapshot()
    .contacts.at(-1)
    ?.connections.find(({ type }) => type === 'agent');
  return ask(login, 'destroyConnection', { connectionId: own?.connectionId });
};

interface Page {
  readonly contactId: string;
  readonly side: ChatSide;
  readonly heard: readonly string[];
  readonly ended: () => boolean;
}

interface Started {
  readonly contactId: string;
  readonly participantId: string;
  readonly participantToken: string;
}

/** A page with the unmodified chat library, on the customer's side of a chat. */
async function page({ contactId, participantId, participantToken }: Started): Promise<Page> {
  const side = loadChatLibrary(participants.url, () => running().clock.now()).customer({
    ContactId: contactId,
    ParticipantId: participantId,
    ParticipantToken: participantToken,
  });
  const heard: string[] = [];
  let over = false;
  side.onMessage(({ data }) => heard.push(data.Content ?? data.ContentType.replace(/^.*\.event\./, '')));
  side.onEnded(() => {
    over = true;
  });
  await side.connect();
  await vi.waitFor(() => expect(heard).toContain('participant.joined'), 5_000);
  return { contactId, side, heard, ended: () => over };
}

/** A customer opens the chat of the centre's page, and Alice takes it. */
async function aliceChats(): Promise<Page> {
  const { connect, cloud } = running().stack;
  const flow = cloud.outputs('ConsultCallConnect-c0c0c0c0').SampleInboundFlow;
  await setState('alice', 'Available');
  const started = await clientFor(connect.service).send(
    new StartChatContactCommand({
      InstanceId: connect.instanceArn,
      ContactFlowId: String(flow),
      ParticipantDetails: { DisplayName: 'Maria' },
    }),
  );
  const { ContactId = '', ParticipantId = '', ParticipantToken = '' } = started;
  const customer = await page({ contactId: ContactId, participantId: ParticipantId, participantToken: ParticipantToken });
  await pass(2_000);
  await ask('alice', 'acceptContact');
  await pass(8_000);
  return customer;
}

const target = (login: string) => ({
  kind: 'agent',
  id: running()
    .stack.connect.agents()
    .find((agent) => agent.login === login)?.arn,
});

const start = (contactId: string, login: string, body: object = {}) =>
  running().stack.api(`/contacts/${contactId}/chat-consults`, login, {
    requestId: `request-${running().clock.now()}`,
    target: target('bob'),
    ...body,
  });
const end = (contactId: string, login: string) => running().stack.api(`/contacts/${contactId}/chat-consult`, login, {}, 'DELETE');

/** Alice asks Bob privately: her page connects, and his desk rings. */
async function aliceAsksBob(customer: Page): Promise<Page> {
  await setState('bob', 'Available');
  const { status, body } = await start(customer.contactId, 'alice', { message: 'May I give a refund?' });
  expect(status).toBe(201);
  const asker = await page(body as Started);
  await pass(2_000);
  expect(desk('bob')).toEqual(['connecting']);
  return asker;
}

/** What the product says of the customer's chat, once everything is told. */
async function toldOf({ contactId }: Page) {
  for (const login of ['alice', 'bob', 'carol']) await goesHome(login);
  await pass(RECORDS_WITHIN_MS);
  const { status, body } = await running().stack.api(`/contacts/${contactId}/tree`, 'sabine');
  expect(status).toBe(200);
  const { legs, consults } = body as {
    readonly legs: readonly {
      readonly contactId: string;
      readonly parentContactId: string | null;
      readonly relatedContactId: string | null;
    }[];
    readonly consults: readonly { readonly contactId: string; readonly times: Readonly<Record<string, { readonly ms: number | null }>> }[];
  };
  return { legs, consults, of: ({ contactId: id }: Page) => consults.find((consult) => consult.contactId === id) };
}

const linesOf = (asker: Page, login: string) => running().stack.api(`/contacts/${asker.contactId}/chat-lines`, login);
/** What the asker's desk has of the customer's chat. */
async function shows(customer: Page, asker: Page): Promise<void> {
  const { data } = await customer.side.getTranscript({ maxResults: 100, scanDirection: 'BACKWARD', sortOrder: 'ASCENDING' });
  const lines = data.Transcript.flatMap(({ Id, AbsoluteTime, ParticipantRole, Content }) =>
    Content === undefined ? [] : [{ id: Id, at: AbsoluteTime, by: ParticipantRole, text: Content }],
  );
  expect(await running().stack.api(`/contacts/${asker.contactId}/chat-lines`, 'alice', { lines }, 'PUT')).toMatchObject({ status: 200 });
}

describe('a private chat about a chat', () => {
  test('chat-consult-reads: Bob reads the customer’s chat from the offer until the end, and nobody else does', async () => {
    const customer = await aliceChats();
    await customer.side.sendMessage({ message: 'My order is late', contentType: 'text/plain' });
    const asker = await aliceAsksBob(customer);
    await shows(customer, asker);
    const reads = {
      status: 200,
      body: { contactId: customer.contactId, lines: expect.arrayContaining([expect.objectContaining({ text: 'My order is late' })]) },
    };
    expect(await linesOf(asker, 'bob')).toMatchObject(reads);
    expect(await linesOf(asker, 'carol')).toMatchObject({ status: 403 });
    await ask('bob', 'acceptContact');
    await pass(2_000);
    await customer.side.sendMessage({ message: 'Order 4711', contentType: 'text/plain' });
    await shows(customer, asker);
    expect(JSON.stringify(await linesOf(asker, 'bob'))).toContain('Order 4711');
    expect(await linesOf(asker, 'carol')).toMatchObject({ status: 403 });
    await end(asker.contactId, 'alice');
    await pass(1_000);
    expect(await linesOf(asker, 'bob')).toMatchObject({ status: 403 });
  });

  test('chat-consult-accepted: Bob answers, nothing of it reaches the customer, and Alice returns', async () => {
    const customer = await aliceChats();
    const asker = await aliceAsksBob(customer);
    await ask('bob', 'acceptContact');
    await pass(1_000);
    await asker.side.sendMessage({ message: 'Order 4711', contentType: 'text/plain' });
    await customer.side.sendMessage({ message: 'Are you still there?', contentType: 'text/plain' });
    await vi.waitFor(() => expect(asker.heard).toContain('Order 4711'), 5_000);
    await vi.waitFor(() => expect(customer.heard).toContain('Are you still there?'), 5_000);
    await pass(30_000);
    expect(await end(asker.contactId, 'bob')).toMatchObject({ status: 200 });
    await vi.waitFor(() => expect(asker.ended()).toBe(true), 5_000);
    const { data } = await customer.side.getTranscript({ maxResults: 100, scanDirection: 'BACKWARD', sortOrder: 'ASCENDING' });
    const customers = JSON.stringify([customer.heard, data.Transcript]);
    for (const said of ['refund', '4711', 'Bob']) expect(customers).not.toContain(said);
    expect(asker.heard.join()).not.toContain('still there');
    expect([customer.ended(), desk('alice'), desk('bob')]).toEqual([false, ['connected'], ['ended']]);
    await ask('bob', 'clearContact');
    await pass(5_000);
    await leave('alice');
    const told = await toldOf(customer);
    expect(told.consults).toHaveLength(1);
    expect(told.of(asker)).toMatchObject({
      channel: 'CHAT',
      outcome: 'returned',
      answered: true,
      joined: false,
      parentContactId: customer.contactId,
      askedBy: { agent: target('alice').id },
      target: target('bob'),
    });
    expect(told.of(asker)?.times.private?.ms).toBeGreaterThanOrEqual(30_000);
    expect(told.legs.find(({ contactId }) => contactId === asker.contactId)?.relatedContactId).toBe(customer.contactId);
  });

  test('chat-consult-declined: Bob refuses, the invitation is released, and the customer’s chat is untouched', async () => {
    const customer = await aliceChats();
    const asker = await aliceAsksBob(customer);
    await pass(3_000);
    await ask('bob', 'rejectContact');
    await pass(2_000);
    expect(await end(asker.contactId, 'alice')).toMatchObject({ status: 200 });
    await vi.waitFor(() => expect(asker.ended()).toBe(true), 5_000);
    expect([customer.ended(), desk('alice')]).toEqual([false, ['connected']]);
    const told = await toldOf(customer);
    expect(told.of(asker)).toMatchObject({ outcome: 'declined', answered: false });
  });

  test('chat-consult-unanswered: it rings out on Bob’s desk', async () => {
    const customer = await aliceChats();
    const asker = await aliceAsksBob(customer);
    await pass(21_000);
    expect(desk('bob')).toEqual(['error']);
    expect(await end(asker.contactId, 'alice')).toMatchObject({ status: 200 });
    const told = await toldOf(customer);
    expect(told.of(asker)).toMatchObject({ outcome: 'not-answered', answered: false });
    expect(desk('bob')).toEqual([]);
  });

  test('chat-consult-cancelled: Alice takes it back while it rings', async () => {
    const customer = await aliceChats();
    const asker = await aliceAsksBob(customer);
    await pass(4_000);
    await asker.side.disconnectParticipant();
    await pass(1_000);
    const told = await toldOf(customer);
    expect(told.of(asker)).toMatchObject({ outcome: 'cancelled', answered: false });
  });

  test('chat-consult-customer-leaves: the customer goes meanwhile, and the private chat is ended after', async () => {
    const customer = await aliceChats();
    const asker = await aliceAsksBob(customer);
    await ask('bob', 'acceptContact');
    await pass(10_000);
    await customer.side.disconnectParticipant();
    await pass(100);
    expect(await end(asker.contactId, 'alice')).toMatchObject({ status: 200 });
    const told = await toldOf(customer);
    expect(told.of(asker)).toMatchObject({ outcome: 'customer-left', answered: true });
  });

  test('chat-consult-transfer: after a private chat Alice hands the customer over to Bob', async () => {
    const customer = await aliceChats();
    const asker = await aliceAsksBob(customer);
    await ask('bob', 'acceptContact');
    await pass(10_000);
    expect(await end(asker.contactId, 'alice')).toMatchObject({ status: 200 });
    await ask('bob', 'clearContact');
    const queueARNs = (port('alice').configuration().routingProfile as { queues: { queueARN: string }[] }).queues.map(
      ({ queueARN }) => queueARN,
    );
    const { endpoints } = (await port('alice').request('getEndpoints', { queueARNs })) as {
      endpoints: readonly { readonly name: string }[];
    };
    await ask('alice', 'transferContact', { endpoint: endpoints.find(({ name }) => name === 'Bob') });
    await pass(3_000);
    expect([desk('alice'), desk('bob'), customer.ended()]).toEqual([['ended'], ['connecting'], false]);
    await ask('bob', 'acceptContact');
    await pass(20_000);
    await leave('bob');
    const told = await toldOf(customer);
    expect(told.of(asker)).toMatchObject({ outcome: 'returned', answered: true });
    const handedOver = told.consults.filter(({ contactId }) => contactId !== asker.contactId);
    expect(handedOver).toMatchObject([{ channel: 'CHAT', outcome: 'transferred-cold', answered: true, target: target('bob') }]);
  });

  test('chat-consult-team: Alice asks a team, and Carol, who is free there, answers', async () => {
    const customer = await aliceChats();
    await setState('carol', 'Available');
    const queues = running().stack.config.queues;
    const billing = { kind: 'queue', id: queues.find(({ name }) => name === 'Billing')?.arn };
    const { status, body } = await start(customer.contactId, 'alice', { target: billing });
    expect(status).toBe(201);
    const asker = await page(body as Started);
    await pass(2_000);
    expect(await linesOf(asker, 'carol')).toMatchObject({ status: 200 });
    await ask('carol', 'acceptContact');
    await pass(10_000);
    await leave('carol');
    await vi.waitFor(() => expect(asker.ended()).toBe(true), 5_000);
    const told = await toldOf(customer);
    expect(told.of(asker)).toMatchObject({ outcome: 'returned', answered: true, target: billing });
    expect(told.of(asker)?.times.queueWait?.ms).toBeGreaterThan(0);
  });

  test('chat-consult-two-at-once: each of two private chats is known by its own contact, and neither reads the other', async () => {
    const customer = await aliceChats();
    const withBob = await aliceAsksBob(customer);
    await setState('carol', 'Available');
    const second = await start(customer.contactId, 'alice', { requestId: 'second-request', target: target('carol') });
    const withCarol = await page(second.body as Started);
    await pass(2_000);
    await ask('bob', 'acceptContact');
    await ask('carol', 'acceptContact');
    await withBob.side.sendMessage({ message: 'for Bob alone', contentType: 'text/plain' });
    await withCarol.side.sendMessage({ message: 'for Carol alone', contentType: 'text/plain' });
    await vi.waitFor(() => expect(withBob.heard).toContain('for Bob alone'), 5_000);
    await vi.waitFor(() => expect(withCarol.heard).toContain('for Carol alone'), 5_000);
    expect([...customer.heard, ...withCarol.heard].join()).not.toContain('for Bob');
    expect([...customer.heard, ...withBob.heard].join()).not.toContain('for Carol');
    await pass(10_000);
    await end(withBob.contactId, 'alice');
    await pass(5_000);
    expect([withBob.ended(), withCarol.ended(), customer.ended()]).toEqual([true, false, false]);
    expect(await end(withCarol.contactId, 'bob')).toMatchObject({ status: 403 });
    await end(withCarol.contactId, 'carol');
    const told = await toldOf(customer);
    expect(told.consults).toHaveLength(2);
    expect([told.of(withBob), told.of(withCarol)]).toMatchObject([{ outcome: 'returned' }, { outcome: 'returned' }]);
  });

  test('is started, ended and read by nobody else', async () => {
    const customer = await aliceChats();
    const asker = await aliceAsksBob(customer);
    expect(await start(customer.contactId, 'carol')).toMatchObject({ status: 403 });
    expect(await start(customer.contactId, 'alice', { target: target('alice') })).toMatchObject({ status: 400 });
    expect(await end(asker.contactId, 'carol')).toMatchObject({ status: 403 });
    expect((await end(customer.contactId, 'alice')).status).toBe(409);
    await ask('bob', 'acceptContact');
    await pass(2_000);
    expect(await running().stack.api(`/contacts/${customer.contactId}/tree`, 'carol')).toMatchObject({ status: 403 });
    expect(await running().stack.api(`/contacts/${customer.contactId}/tree`, 'bob')).toMatchObject({ status: 200 });
    expect([customer.ended(), asker.ended()]).toEqual([false, false]);
  });

  test('the same request starts one chat', async () => {
    const customer = await aliceChats();
    const once = { requestId: 'once-and-only' };
    const first = await start(customer.contactId, 'alice', once);
    expect(await start(customer.contactId, 'alice', once)).toEqual(first);
  });
});
