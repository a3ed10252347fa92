import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Ccp, startCcp } from '../../../local/ccp/start-ccp.ts';
import { wallClock } from '../../../local/connect/wall-clock.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type SimulatedInstance, simulatedInstance } from '../people/simulated-instance.ts';
import { call, until, untilLineUp } from './desk-harness.ts';
import { startDeskServer } from './desk-server.ts';

let browser: Browser;
let deskServer: Awaited<ReturnType<typeof startDeskServer>>;
let instance: SimulatedInstance;
let ccp: Ccp;
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
});

/** A desk of an agent who is available; both agents' desks share one browser. */
async function desk(login: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(deskServer.origin);
  await page.evaluate(`start(${JSON.stringify({ ccpUrl: `${ccp.url}/ccp-v2/?agent=${login}` })})`);
  await until(page, 'agent');
  const available = 'agent.getAgentStates().find(({ type }) => type === "routable")';
  await step(page, `agent.setState(${available}, callbacks)`);
  await page.waitForFunction('agent.getState().type === "routable"');
  return page;
}

/** One command of a desk: accepted first, and seen afterwards when `seen` says how the lines stand then. */
async function step(page: Page, act: string, seen?: string): Promise<void> {
  const { ok, err, atMs } = await call(page, act);
  expect([act, ok, err]).toEqual([act, true, undefined]);
  if (seen !== undefined) expect(await untilLineUp(page, seen)).toBeGreaterThan(atMs);
}

const CUSTOMER = 'contact.getInitialConnection()';
const THIRD = 'contact.getThirdPartyConnections()[0]';
const OWN = 'contact.getAgentConnection()';
const ACCEPT = 'contact.accept(callbacks)';
const consultWith = (name: string) =>
  `agent.getEndpoints(agent.getAllQueueARNs(), { success: ({ endpoints }) =>
    contact.addConnection(endpoints.find((endpoint) => endpoint.name === "${name}"), callbacks) })`;

/** A customer's call that Alice takes; then Bob comes to his desk. */
async function aliceTalks() {
  const alice = await desk('alice');
  const customer = instance.network.callIn({ from: '+12065550142', to: instance.inboundNumber });
  await until(alice, 'contact.onConnecting');
  await step(alice, ACCEPT, 'self connected, customer connected');
  return { alice, bob: await desk('bob'), customer };
}

test('consult, swap, conference and transfer: each command is accepted first and seen afterwards, on both desks', async () => {
  const { alice, bob, customer } = await aliceTalks();
  await step(alice, consultWith('Bob'));
  await untilLineUp(alice, 'self connected, customer hold, third connected');
  await until(bob, 'contact.onConnecting');
  await step(bob, ACCEPT, 'self connected, customer hold, third connected');
  expect(customer.hears).toEqual(['hold music']);
  await step(alice, 'contact.toggleActiveConnections(callbacks)', 'self connected, customer connected, third hold');
  await step(alice, 'contact.toggleActiveConnections(callbacks)', 'self connected, customer hold, third connected');
  await step(alice, 'contact.conferenceConnections(callbacks)', 'self connected, customer connected, third connected');
  expect(customer.hears).toHaveLength(2);
  await step(alice, `${OWN}.destroy(callbacks)`);
  await until(alice, 'contact.onACW');
  await untilLineUp(bob, 'self connected, customer connected, third disconnected');
  await step(alice, 'contact.clear(callbacks)');
  await until(alice, 'contact.onDestroy');
  customer.hangUp();
  await until(bob, 'contact.onEnded');
});

test('consult and return: the third party is dropped, the customer stays held until resumed', async () => {
  const { alice, bob, customer } = await aliceTalks();
  await step(alice, consultWith('Bob'));
  await until(bob, 'contact.onConnecting');
  await step(bob, ACCEPT);
  await untilLineUp(alice, 'self connected, customer hold, third connected');
  await step(alice, `${THIRD}.destroy(callbacks)`, 'self connected, customer hold, third disconnected');
  await until(bob, 'contact.onEnded');
  await step(alice, `${CUSTOMER}.resume(callbacks)`, 'self connected, customer connected, third disconnected');
  expect(customer.hears).toEqual([instance.connect.agents().find(({ login }) => login === 'alice')?.arn]);
});

test("what the instance refuses reaches the desk in the service's words", async () => {
  const { alice } = await aliceTalks();
  const { ok, err } = await call(alice, 'contact.conferenceConnections(callbacks)');
  expect([ok, JSON.parse(String(err))]).toMatchObject([
    false,
    { type: 'InvalidStateException', message: 'Cannot conference connections: Invalid contact state.' },
  ]);
});
