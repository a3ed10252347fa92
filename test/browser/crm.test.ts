import { type Browser, expect, type FrameLocator, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, test, vi } from 'vitest';
import { wallClock } from '../../local/connect/wall-clock.ts';
import { type Demo, startDemo } from '../../local/demo.ts';
import { freePorts } from '../../local/free-ports.ts';
import { createCast } from '../../local/people/cast.ts';
import { launchBrowser } from '../support/browser.ts';
import { openDesk } from './desk.ts';

const WAIT_MS = 20_000;
vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

let demo: Demo;
let browser: Browser;
let page: Page;
const desk = (): FrameLocator => page.frameLocator('#desk');

/** The example CRM of the local run: a page of another origin that frames Alice's desk, and Bob's desk beside it. */
describe('a CRM page of another origin', () => {
  beforeAll(async () => {
    [demo, browser] = await Promise.all([
      startDemo({ firstPort: await freePorts(), connect: { timings: { ringMs: 60_000, speechMsPerCharacter: 5 } } }),
      launchBrowser(),
    ]);
    const context = await browser.newContext();
    context.setDefaultTimeout(WAIT_MS);
    page = await context.newPage();
    await page.goto(`${demo.stack.addresses.play}/crm?login=alice`);
    const opening = page.waitForEvent('popup');
    await desk().getByRole('button', { name: 'Sign in' }).click();
    const opened = await opening;
    const closed = opened.waitForEvent('close');
    await opened.getByRole('button', { name: 'alice' }).first().click();
    await closed;
    await expect(desk().getByText('Signed in as alice')).toBeVisible({ timeout: WAIT_MS });
  });
  afterAll(async () => {
    await browser.close();
    await demo.stop();
  });

  const log = () => page.getByRole('list', { name: 'Commands and their outcomes' });

  test('is connected once the desk is there, and shows no case without a call', async () => {
    await expect(page.locator('#link')).toHaveText('Connected to the desk.', { timeout: WAIT_MS });
    await expect(page.locator('#case')).toBeHidden();
  });

  test('pops the case when a call comes, consults from its own button, and hears what came of it', async () => {
    const bob = await openDesk(browser, { deskUrl: demo.stack.addresses.desk, login: 'bob' });
    const { connect, inboundNumber } = demo.stack;
    const { agentPort, phones } = connect;
    const cast = createCast({ clock: wallClock, network: phones, inboundNumber, agentPort, connect });
    await Promise.all([cast.alice.available(), cast.bob.available()]);
    phones.callIn({ from: '+12065550100', to: inboundNumber });
    await expect(page.locator('#customer')).toHaveText('+12065550100', { timeout: WAIT_MS });
    await desk().getByRole('button', { name: 'Accept' }).click();
    await expect(page.locator('#phase')).toHaveText('talking', { timeout: WAIT_MS });
    await page.locator('#target').fill('Bob');
    await page.getByRole('button', { name: 'SetConsult' }).click();
    await expect(log()).toContainText('SetConsult: done', { timeout: WAIT_MS });
    await expect(page.locator('#phase')).toHaveText('reaching', { timeout: WAIT_MS });
    await expect(page.getByRole('button', { name: 'Conference' })).toBeHidden();
    await bob.page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('button', { name: 'Conference' }).click({ timeout: WAIT_MS });
    await expect(log()).toContainText('Conference: done', { timeout: WAIT_MS });
    await expect(page.locator('#phase')).toHaveText('conference', { timeout: WAIT_MS });
  });
});
