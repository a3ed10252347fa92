import type { Browser, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ccp, startCcp } from '../../../local/ccp/start-ccp.ts';
import { axeFindings } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { realClock } from './clocks.ts';
import { scriptedAgent } from './scripted-agent.ts';

const alice = scriptedAgent('alice');
let browser: Browser;
let ccp: Ccp;

beforeAll(async () => {
  const options = {
    port: 0,
    clock: realClock,
    agents: () => alice,
    logins: ['alice'],
    approvedOrigins: () => [],
    profile: 'realistic',
  } as const;
  [browser, ccp] = await Promise.all([launchBrowser(), startCcp(options)]);
});
afterAll(async () => {
  await browser.close();
  await ccp.stop();
});

/** Faults against WCAG 2.2 AA, and whether the page is wider than its 320 pixels. */
async function faultsOf(page: Page) {
  const tooWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
  return [...(await axeFindings(page)), ...(tooWide ? ['too wide'] : [])];
}

test.each(['light', 'dark'] as const)('at 320 x 465 and %s: log in, go available, see a consult, all by keyboard', async (colorScheme) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 465 }, colorScheme });
  const page = await context.newPage();
  await page.goto(`${ccp.url}/ccp-v2/`);
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Available' }).press('Enter');
  await page.getByRole('button', { name: 'Available', pressed: true }).waitFor();
  alice.ring();
  await alice.request('acceptContact', {});
  await alice.request('createAdditionalConnection', { endpoint: { name: 'Bob Brown' } });
  await page.getByText('connecting').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await alice.request('clearContact', {});
  await context.close();
});
