import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type Ccp, type CcpOptions, startCcp } from '../../../local/ccp/start-ccp.ts';
import { launchBrowser } from '../../support/browser.ts';
import { realClock } from './clocks.ts';
import { startDeskServer } from './desk-server.ts';
import { type ScriptedAgent, scriptedAgent } from './scripted-agent.ts';

/** What the test desk noted; `atMs` counts from the page's start. */
export interface Seen {
  readonly what: string;
  readonly atMs: number;
  readonly state?: string;
  readonly legs?: Readonly<Record<string, string>>;
  readonly muted?: boolean;
}

/** How a Streams method ended; `err` as the failure callback got it. */
export interface Called {
  readonly ok: boolean;
  readonly data?: unknown;
  readonly err?: string;
  readonly atMs: number;
}

/** The CCP's address with the agent in it; without it the cookie decides. */
export const BY_QUERY = '/ccp-v2/?agent=alice';

/** A browser, an instance with one scripted agent, and a place for desks; fresh for each test of the file that calls this. */
export function useInstance({ signIn = 'own-page' }: Pick<CcpOptions, 'signIn'> = {}) {
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof startDeskServer>>;
  let current: { readonly ccp: Ccp; readonly alice: ScriptedAgent; readonly context: BrowserContext };

  beforeAll(async () => {
    [browser, desk] = await Promise.all([launchBrowser(), startDeskServer()]);
  });
  afterAll(async () => {
    await browser.close();
    await desk.stop();
  });
  beforeEach(async () => {
    const alice = scriptedAgent('alice');
    const ccp = await startCcp({
      port: 0,
      clock: realClock,
      agents: (login) => (login === 'alice' ? alice : undefined),
      logins: ['alice'],
      approvedOrigins: () => [desk.origin],
      profile: 'realistic',
      signIn,
    });
    current = { ccp, alice, context: await browser.newContext() };
  });
  afterEach(async () => {
    await current.context.close();
    await current.ccp.stop();
  });

  const emptyDesk = async () => {
    const page = await current.context.newPage();
    await page.goto(desk.origin);
    return page;
  };
  /** Lets a desk embed the CCP; `params` go to `initCCP`. */
  const start = (page: Page, path = BY_QUERY, params: object = {}) =>
    page.evaluate(`start(${JSON.stringify({ ccpUrl: current.ccp.url + path, ...params })})`);
  return {
    alice: () => current.alice,
    faults: () => current.ccp.faults,
    url: () => current.ccp.url,
    deskOrigin: () => desk.origin,
    emptyDesk,
    start,
    openDesk: async (path = BY_QUERY, params: object = {}) => {
      const page = await emptyDesk();
      await start(page, path, params);
      return page;
    },
  };
}

export const seen = (page: Page) => page.evaluate<Seen[]>('seen');
export const whats = async (page: Page) => (await seen(page)).map(({ what }) => what);

/** Waits until the desk has noted it, a further time when `times` says so. */
export const until = (page: Page, what: string, times = 1) =>
  page.waitForFunction(`seen.filter((one) => one.what === ${JSON.stringify(what)}).length >= ${times}`);

/** Waits until the contact's newest refresh shows the given legs as given; when the desk saw it. */
export async function untilLegs(page: Page, legs: Record<string, string>): Promise<number> {
  const newest = 'seen.findLast((one) => one.legs)';
  await page.waitForFunction(`Object.entries(${JSON.stringify(legs)}).every(([id, state]) => ${newest}?.legs[id] === state)`);
  return page.evaluate<number>(`${newest}.atMs`);
}

/** Waits until the newest refresh shows exactly these lines, as `self connected, customer hold`; when the desk saw it. */
export async function untilLineUp(page: Page, lineUp: string): Promise<number> {
  const newest = 'seen.findLast((one) => one.lineUp)';
  await page.waitForFunction(`${newest}?.lineUp === ${JSON.stringify(lineUp)}`);
  return page.evaluate<number>(`${newest}.atMs`);
}

/** Runs a Streams method in the page; `act` is its call with `callbacks` as the last argument. */
export const call = (page: Page, act: string) => page.evaluate<Called>(`call((callbacks) => ${act})`);

/** Brings the desk into a call with the customer. */
export async function onCall(page: Page, alice: ScriptedAgent): Promise<void> {
  await until(page, 'agent');
  alice.ring();
  await until(page, 'contact.onConnecting');
  expect((await call(page, 'contact.accept(callbacks)')).ok).toBe(true);
  await until(page, 'contact.onConnected');
}

/** Consults the first entry of the directory. */
export const consult = (page: Page) =>
  call(page, 'agent.getEndpoints(agent.getAllQueueARNs(), { success: ({ endpoints }) => contact.addConnection(endpoints[0], callbacks) })');
