import { ListContactFlowsCommand, StartChatContactCommand } from '@aws-sdk/client-connect';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Ccp, startCcp } from '../../../local/ccp/start-ccp.ts';
import { wallClock } from '../../../local/connect/wall-clock.ts';
import { type Participants, startParticipants } from '../../../local/participants/start-participants.ts';
import { launchBrowser } from '../../support/browser.ts';
import { clientFor } from '../connect/api-client.ts';
import { type SimulatedInstance, simulatedInstance } from '../people/simulated-instance.ts';
import { call, until } from './desk-harness.ts';
import { startDeskServer } from './desk-server.ts';

let browser: Browser;
let deskServer: Awaited<ReturnType<typeof startDeskServer>>;
let instance: SimulatedInstance;
let ccp: Ccp;
let participants: Participants;
let context: BrowserContext;

beforeAll(async () => {
  [browser, deskServer] = await Promise.all([launchBrowser(), startDeskServer()]);
});
afterAll(async () => {
  await browser.close();
  await deskServer.stop();
});
beforeEach(async () => {
  instance = await simulatedInstance({ clock: wallClock, timings: { speechMsPerCharacter: 1 } });
  participants = await startParticipants({ port: 0, serviceOf: (url) => instance.connect.participants(url) });
  ccp = await startCcp({
    port: 0,
    clock: wallClock,
    agents: (login) => instance.agentPort(login),
    logins: instance.logins,
    approvedOrigins: () => [deskServer.origin],
    profile: 'realistic',
  });
  context = await browser.newContext();
});
afterEach(async () => {
  await context.close();
  await ccp.stop();
  await participants.stop();
});

async function page(path: '/chat' | '/customer'): Promise<Page> {
  const opened = await context.newPage();
  await opened.goto(`${deskServer.origin}${path}`);
  await opened.evaluate(`chatsBy(${JSON.stringify(participants.url)})`);
  return opened;
}

/** A desk of an agent who is available. */
async function desk(login: string): Promise<Page> {
  const opened = await page('/chat');
  await opened.evaluate(`start(${JSON.stringify({ ccpUrl: `${ccp.url}/ccp-v2/?agent=${login}` })})`);
  await until(opened, 'agent');
  const available = 'agent.getAgentStates().find(({ type }) => type === "routable")';
  await call(opened, `agent.setState(${available}, callbacks)`);
  await opened.waitForFunction('agent.getState().type === "routable"');
  return opened;
}

/** The page of a customer who opens a chat with the inbound flow. */
async function customer(): Promise<Page> {
  const client = clientFor(instance.connect.service);
  const InstanceId = instance.connect.instanceArn;
  const { ContactFlowSummaryList = [] } = await client.send(new ListContactFlowsCommand({ InstanceId }));
  const flow = ContactFlowSummaryList.find(
    ({ ContactFlowType, Name }) => ContactFlowType === 'CONTACT_FLOW' && /inbound/i.test(Name ?? ''),
  );
  const started = await client.send(
    new StartChatContactCommand({ InstanceId, ContactFlowId: String(flow?.Id), ParticipantDetails: { DisplayName: 'Maria' } }),
  );
  const { ContactId: contactId, ParticipantId: participantId, ParticipantToken: participantToken } = started;
  const opened = await page('/customer');
  await opened.evaluate(`openChat(${JSON.stringify({ contactId, participantId, participantToken })})`);
  return opened;
}

const hears = (on: Page, what: string) => on.waitForFunction(`heard.includes(${JSON.stringify(what)})`);

test('a chat rings on the local softphone, is taken, written in from both sides, and ended: all by unmodified libraries', async () => {
  const alice = await desk('alice');
  const maria = await customer();
  await until(alice, 'contact.onConnecting');
  expect(await alice.evaluate('contact.getType()')).toBe('chat');
  expect((await call(alice, 'contact.accept(callbacks)')).ok).toBe(true);
  await until(alice, 'contact.onConnected');
  await alice.evaluate('takeChat()');
  await maria.evaluate('write("My order is late")');
  await hears(alice, 'My order is late');
  await alice.evaluate('write("Let me look")');
  await hears(maria, 'Let me look');
  await call(alice, 'contact.getAgentConnection().destroy(callbacks)');
  await until(alice, 'contact.onACW');
  await hears(maria, '(ended)');
  expect((await call(alice, 'contact.clear(callbacks)')).ok).toBe(true);
  await until(alice, 'contact.onDestroy');
});
