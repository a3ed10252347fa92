import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, type Page, expect as playwrightExpect } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AgentPort } from '../../../local/connect/agent-port.ts';
import type { TruthBook } from '../../../local/connect/truth.ts';
import { wallClock } from '../../../local/connect/wall-clock.ts';
import { verdict } from '../../../local/people/verdict.ts';
import { startPlayPage } from '../../../local/play-page/start-play-page.ts';
import { axeFindings } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type SimulatedInstance, simulatedInstance } from '../people/simulated-instance.ts';

/** Patient, because a busy machine is no fault of the page. */
const expectPage = playwrightExpect.configure({ timeout: 15_000 });

let browser: Browser;
let instance: SimulatedInstance;
let play: Awaited<ReturnType<typeof startPlayPage>>;
let page: Page;
let desk: Awaited<ReturnType<typeof emptyDesk>>;

beforeAll(async () => {
  [browser, desk] = await Promise.all([launchBrowser(), emptyDesk()]);
});
afterAll(async () => {
  await browser.close();
  desk.stop();
});
beforeEach(async () => {
  instance = await simulatedInstance({ clock: wallClock, timings: { speechMsPerCharacter: 1, routingMs: 10, legStartMs: 10 } });
  play = await startPlayPage({
    port: 0,
    phones: instance.network,
    inboundNumber: instance.inboundNumber,
    agents: instance.connect.agents(),
    outsiders: [{ name: 'Courier', number: '+12065550177' }],
    deskUrl: desk.url,
    reportUrl: 'http://localhost:4501/report/',
    truth: instance.connect.truth,
    productTree: async (id) => ({ status: 200, body: treeOf(instance.connect.truth, id) }),
    productReport: async () => ({ status: 200, body: REPORT }),
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  await page.goto(play.url);
  await page.getByRole('button', { name: 'Call in' }).waitFor();
});
afterEach(async () => {
  await page.context().close();
  await play.stop();
});

/** The desks have tests of their own; here an empty page in their place will do. */
async function emptyDesk() {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<title>A desk</title>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

const REPORT = {
  totals: {
    consults: 3,
    byOutcome: { 'transferred-warm': 1, returned: 2, declined: 0 },
    warmRate: { numerator: 1, denominator: 1, value: 1 },
    unknown: 0,
    pending: 0,
  },
};

/** A product that is always right: its answers are made from the truth. */
function treeOf(truth: TruthBook, id: string) {
  const call = truth.calls().find(({ rootContactId }) => rootContactId === id);
  if (!call) throw new Error('Not known yet.');
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  const legs = call.legs.map(({ contactId, parentContactId, initiationMethod, answeredBy, startedAtMs, answeredAtMs, endedAtMs }) => ({
    ...{ contactId, parentContactId, initiationMethod, agent: answeredBy, queue: null },
    ...{ startedAt: iso(startedAtMs), connectedToAgentAt: iso(answeredAtMs), endedAt: iso(endedAtMs) },
  }));
  return { legs, consults: verdict(call), missing: [] };
}

const port = (login: string): AgentPort => instance.agentPort(login);
const contactOf = (login: string) => port(login).snapshot().contacts.at(-1);
const ask = (login: string, method: string, params: object = {}) =>
  port(login).request(method, { contactId: contactOf(login)?.contactId, ...params });

async function available(...logins: string[]): Promise<void> {
  for (const login of logins) {
    const states = port(login).configuration().agentStates as { type: string }[];
    await port(login).request('putAgentState', { state: states.find(({ type }) => type === 'routable') });
  }
}

/** Resolves when the agent's contact is in the given state; follows the instance, does not poll it. */
const untilContact = (login: string, type: string) =>
  new Promise<void>((resolve) => {
    const stop = port(login).onUpdate(() => look());
    const look = () => {
      if (contactOf(login)?.state.type !== type) return;
      stop();
      resolve();
    };
    look();
  });

async function consult(login: string, name: string): Promise<void> {
  const { queues } = port(login).configuration().routingProfile as { queues: { queueARN: string }[] };
  const queueARNs = queues.map(({ queueARN }) => queueARN);
  const { endpoints } = (await ask(login, 'getEndpoints', { queueARNs, nextToken: null, maxResults: 500 })) as {
    endpoints: { name: string }[];
  };
  await ask(login, 'createAdditionalConnection', { endpoint: endpoints.find((endpoint) => endpoint.name === name) });
}

/** The customer's call, taken by Alice, who has asked Bob, who has answered. */
async function consulted(): Promise<void> {
  await available('alice');
  await page.getByRole('button', { name: 'Call in' }).click();
  await untilContact('alice', 'connecting');
  await ask('alice', 'acceptContact');
  await expectPage(page.getByText('hears Alice Adams')).toBeVisible();
  await available('bob');
  await consult('alice', 'Bob');
  await untilContact('bob', 'connecting');
  await ask('bob', 'acceptContact');
  await untilContact('bob', 'connected');
}

test('the customer calls in, hears music in the consult and the colleague after the transfer; the log tells it', async () => {
  await consulted();
  await expectPage(page.getByText('hears hold music')).toBeVisible();
  const own = contactOf('alice')?.connections.find(({ type }) => type === 'agent');
  await ask('alice', 'destroyConnection', { connectionId: own?.connectionId });
  await expectPage(page.getByText('hears Bob Brown')).toBeVisible();
  await page.getByRole('button', { name: 'Hang up +1 206 555 0142' }).click();

  const row = page.getByRole('button', { name: /Alice Adams, Bob Brown/ });
  await expectPage(row).toContainText('warm transfer');
  await row.click();
  await expectPage(page.getByLabel('What the product tells')).toContainText('Alice Adams asked Bob Brown: warm transfer');
  const truth = page.getByLabel('What really happened');
  await expectPage(truth).not.toContainText('left at');
  await truth.getByRole('button').click();
  await expectPage(truth).toContainText('Bob Brown and customer');
  await expectPage(page.locator('.guide .tick')).toHaveCount(5);
});

test('an outside phone rings, is answered by hand, and can be made busy for the next time', async () => {
  await consulted();
  await ask('bob', 'createAdditionalConnection', { endpoint: { type: 'phone_number', phoneNumber: '+12065550177', endpointARN: null } });
  const outside = page.getByRole('region', { name: 'Outside phones' });
  await outside.getByRole('button', { name: 'Answer +1 206 555 0177' }).click();
  await expectPage(outside.getByText(/^hears /)).toContainText('Bob Brown');
  await outside.getByLabel('When dialled, Courier').selectOption('is busy');
  await outside.getByRole('button', { name: 'Hang up +1 206 555 0177' }).click();
  await expectPage(outside).toContainText('Nobody outside is being called.');
  await ask('bob', 'createAdditionalConnection', { endpoint: { type: 'phone_number', phoneNumber: '+12065550177', endpointARN: null } });
  await expectPage(outside.getByText('rings', { exact: true }).first()).toBeVisible();
  await expectPage(outside).toContainText('Nobody outside is being called.');
});

test('several customers wait side by side, each with a number of their own; a wrong number is refused in words', async () => {
  const callIn = page.getByRole('button', { name: 'Call in' });
  await callIn.click();
  await expectPage(page.getByLabel('Calls from')).toHaveValue('+1 206 555 0143');
  await callIn.click();
  await expectPage(page.getByRole('button', { name: /^Hang up/ })).toHaveCount(2);
  await page.getByLabel('Calls from').fill('555');
  await callIn.click();
  await expectPage(page.getByRole('alert')).toHaveText('A number like +12065550142 is wanted.');
});

test('either place can show another agent', async () => {
  const left = page.getByRole('region', { name: 'Desk on the left' });
  await left.getByLabel('Desk of').selectOption('Carol Clark');
  await expectPage(left.locator('iframe')).toHaveAttribute('title', 'Desk of Carol Clark');
  await expectPage(page.getByRole('region', { name: 'Desk on the right' }).locator('iframe')).toHaveAttribute('title', 'Desk of Bob Brown');
});

test('the report is told with its denominator', async () => {
  const said = '3 consults in this run: warm transfer 1, returned to the customer 2. Warm of all transfers: 1 of 1.';
  await expectPage(page.getByText(said)).toBeVisible();
});

test('a page whose run ended says so', async () => {
  await play.stop();
  await expectPage(page.getByRole('alert')).toContainText('does not answer');
  play = { url: play.url, stop: async () => {} };
});

test('a page that cannot begin says why', async () => {
  await page.route('**/settings', (route) => route.fulfill({ status: 500, json: { code: 'x', message: 'No.' } }));
  await page.reload();
  await expectPage(page.getByRole('alert')).toHaveText('The local run does not answer: No.');
});

test.each([
  ['light', 1280],
  ['dark', 900],
] as const)('no faults against WCAG 2.2 AA and nothing beyond the edge, %s at %i pixels', async (colorScheme, width) => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 800 });
  await consulted();
  await page.getByRole('button', { name: /Alice Adams, Bob Brown/ }).press('Enter');
  await page.getByRole('button', { name: 'Show what really happened' }).press('Enter');
  await expectPage(page.getByText('Alice Adams and Bob Brown')).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
});
