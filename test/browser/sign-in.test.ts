import { type Browser, expect, type FrameLocator, type Page, type WebSocket } from '@playwright/test';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, test, vi } from 'vitest';
import { type Demo, startDemo } from '../../local/demo.ts';
import { freePorts } from '../../local/free-ports.ts';
import { sign } from '../../local/issuer/signing-key.ts';
import { launchBrowser } from '../support/browser.ts';
import { openDesk } from './desk.ts';

const WAIT_MS = 20_000;
vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

let demo: Demo;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [demo, browser] = await Promise.all([
    startDemo({ firstPort: await freePorts(), connect: { timings: { ringMs: 60_000, speechMsPerCharacter: 5 } } }),
    launchBrowser(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await demo.stop();
});
beforeEach(async () => {
  const context = await browser.newContext();
  context.setDefaultTimeout(WAIT_MS);
  page = await context.newPage();
  return () => context.close();
});

/** Presses a button that opens a window for signing in, and signs in there. */
async function signInInWindow(from: Page, press: () => Promise<void>, login: string): Promise<void> {
  const opening = from.waitForEvent('popup');
  await press();
  const opened = await opening;
  const closed = opened.waitForEvent('close');
  await opened.getByRole('button', { name: login }).first().click();
  await closed;
}

describe('a desk in the frame of a page of another origin', () => {
  const framed = (login: string): FrameLocator => page.frameLocator(`iframe[src*="login_hint=${login}"]`);

  test('signs in by a window of its own, one agent beside another', async () => {
    await page.goto(demo.stack.addresses.play);
    for (const login of ['alice', 'bob']) {
      await expect(framed(login).getByRole('status')).toHaveText('Sign in to open this page. A window opens for it.');
      await signInInWindow(page, () => framed(login).getByRole('button', { name: 'Sign in' }).click(), login);
      await expect(framed(login).getByText(`Signed in as ${login}`)).toBeVisible();
      await expect(framed(login).locator('.headline')).toHaveText(/./);
    }
    expect(page.frames().filter((frame) => frame.url().includes('code='))).toEqual([]);
  });

  test('can be asked once more after a window that was closed unused', async () => {
    await page.goto(demo.stack.addresses.play);
    const button = framed('alice').getByRole('button', { name: 'Sign in' });
    const opening = page.waitForEvent('popup');
    await button.click();
    await (await opening).close();
    await signInInWindow(page, () => button.click(), 'alice');
    await expect(framed('alice').getByText('Signed in as alice')).toBeVisible();
  });
});

describe('a socket whose sign-in is about to end', () => {
  test('is replaced by another before it ends, and the news of a call arrive on that one', async () => {
    const desk = await openDesk(browser, { deskUrl: demo.stack.addresses.desk, login: 'alice' });
    await endsSoon(desk.page, 10);
    const sockets: WebSocket[] = [];
    /** How many were open when each one closed, itself not among them. */
    const openWhenClosed: number[] = [];
    const isOpen = (socket: WebSocket) => !socket.isClosed();
    let news = 0;
    desk.page.on('websocket', (socket) => {
      // The phone's page has one of its own.
      if (new URL(socket.url()).host !== new URL(demo.stack.addresses.desk).host) return;
      sockets.push(socket);
      socket.on('framereceived', ({ payload }) => {
        if (String(payload).includes('contact-changed') && socket === sockets.at(-1)) news += 1;
      });
      socket.on('close', () => openWhenClosed.push(sockets.filter((other) => other !== socket && isOpen(other)).length));
    });
    // A socket of the page before may have opened only now; the browser says of none of them that it closed.
    desk.page.on('framenavigated', (frame) => {
      if (frame === desk.page.mainFrame()) sockets.length = 0;
    });
    await desk.reload();
    await desk.become('Available');
    const line = demo.stack.connect.phones.callIn({ from: '+12065550142', to: demo.stack.inboundNumber });
    await desk.press('Accept');
    await desk.says(/customer/i);
    await expect.poll(() => openWhenClosed.length, { timeout: WAIT_MS }).toBeGreaterThan(0);
    expect(Math.min(...openWhenClosed)).toBeGreaterThanOrEqual(1);
    await desk.consult('Bob');
    await desk.offers('Cancel');
    await expect.poll(() => news, { timeout: WAIT_MS }).toBeGreaterThan(0);
    await expect.poll(() => sockets.filter(isOpen).length).toBe(1);
    await expect(desk.page.locator('.notice', { hasText: /sign-in|no changes/ })).toHaveCount(0);
    expect(line.state).toBe('connected');
    for (const command of ['Cancel', 'Return', 'Hang up', 'Clear']) await desk.press(command);
    await desk.become('Offline');
    await desk.close();
  });
});

describe('a sign-in that cannot be renewed', () => {
  test('is made again in a window, and the call on the page is not lost', async () => {
    const desk = await openDesk(browser, { deskUrl: demo.stack.addresses.desk, login: 'alice' });
    await shortLived(desk.page);
    await desk.reload();
    await desk.become('Available');
    const line = demo.stack.connect.phones.callIn({ from: '+12065550142', to: demo.stack.inboundNumber });
    await desk.press('Accept');
    await desk.says(/customer/i);
    await desk.consult('Bob');
    await desk.notices(/Your sign-in has run out/);
    await signInInWindow(desk.page, () => desk.page.getByRole('button', { name: 'Sign in again' }).click(), 'alice');
    await expect(desk.page.locator('.notice', { hasText: 'Your sign-in has run out' })).toHaveCount(0, { timeout: WAIT_MS });
    await expect(desk.page.getByText('Signed in as alice')).toBeVisible();
    await desk.offers('Cancel');
    expect(line.state).toBe('connected');
    await desk.close();
  });
});

/** The first access token that the issuer gives ends in so many seconds; the page believes it to be good until then. */
async function endsSoon(page: Page, seconds: number): Promise<void> {
  let given = 0;
  await page.route('**/token', async (route) => {
    given += 1;
    const response = await route.fetch();
    const tokens = (await response.json()) as { readonly access_token: string };
    const claims = { ...decodeJwt(tokens.access_token), exp: Math.floor(Date.now() / 1000) + seconds };
    const soon = { ...tokens, access_token: await sign(demo.stack.issuer.signingKey, claims), expires_in: seconds + 60 };
    await route.fulfill({ response, json: given === 1 ? soon : tokens });
  });
}

/** The issuer gives tokens that last for two seconds, and nothing to renew them with: until somebody signs in again. */
async function shortLived(page: Page): Promise<void> {
  let given = 0;
  await page.route('**/token', async (route) => {
    given += 1;
    const response = await route.fetch();
    const { refresh_token: _, ...tokens } = (await response.json()) as Record<string, unknown>;
    await route.fulfill({ response, json: given === 1 ? { ...tokens, expires_in: 62 } : tokens });
  });
}
