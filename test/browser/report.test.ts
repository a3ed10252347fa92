import { type Browser, expect, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { scenarioNamed } from '../../local/people/scenarios/index.ts';
import { ALL_SOURCES } from '../../local/people/sources.ts';
import { SUPERVISOR } from '../../local/stack.ts';
import { playEvery } from '../scenario/play-every.ts';
import { type SimStack, startSimStack } from '../scenario/sim-stack.ts';
import { axeFindings } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';

const PLAYED = ['warm-transfer', 'consult-return', 'queue-consult', 'external-busy', 'chain'];
const WAIT_MS = 20_000;
const HALF_AN_HOUR_MS = 30 * 60_000;

let running: SimStack;
let browser: Browser;
beforeAll(async () => {
  // A browser believes only tokens of about now: the calls lie in the half hour before.
  [running, browser] = await Promise.all([startSimStack({ startAtMs: Date.now() - HALF_AN_HOUR_MS }), launchBrowser()]);
  const scenarios = PLAYED.flatMap((name) => scenarioNamed(name) ?? []);
  await playEvery(running, scenarios, ALL_SOURCES);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await running.stack.stop();
});

/** The report of a week, as somebody sees it who has signed in. */
async function reportOf(login: string, width = 1280, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  await page.goto(`${running.stack.addresses.desk}/report/?login_hint=${login}#range=7-days`);
  await page.getByRole('button', { name: login }).first().click();
  await page.getByText(/^All \d+\.$/).waitFor();
  return page;
}

/** Of the call with the newest consult, which is the first in the list. */
async function aliceSaysWhatItWasAbout(): Promise<void> {
  const { stack, clock } = running;
  const to = new Date(clock.now() + 60_000).toISOString();
  const from = new Date(clock.now() - 86_400_000).toISOString();
  const { body } = await stack.api(`/consults?${new URLSearchParams({ from, to, limit: '1' })}`, SUPERVISOR);
  const [newest] = (body as { consults: readonly { rootContactId: string }[] }).consults;
  const said = { code: 'passed-on', notes: 'To Bob' };
  expect(await stack.api(`/contacts/${newest?.rootContactId}/disposition`, 'alice', said, 'PUT')).toMatchObject({ status: 200 });
}

const rows = (page: Page) => page.getByRole('button', { name: /: the whole call$/ });

describe('the report page', () => {
  test('a supervisor sees the figures, the consults behind them, and the call of each with what is missing', async () => {
    await aliceSaysWhatItWasAbout();
    const page = await reportOf(SUPERVISOR);
    const consults = await rows(page).count();
    await expect(page.getByText(`${consults} consults.`)).toBeVisible();
    await rows(page).filter({ hasText: /./ }).first().click();
    await expect(page.getByRole('cell', { name: 'Passed on' })).toHaveCount(1);
    await expect(page.getByRole('list', { name: 'About' })).toHaveText('About: Passed on, says Alice: To Bob');
    await expect(page.getByText('Complete: every contact record of this call is here.')).toBeVisible();
    await expect(page.getByRole('list', { name: 'This call so far' })).toContainText(/Customer’s call: Alice.*Asked a colleague: Bob/s);
    await page.context().close();
  });

  test('a filter narrows figures and list alike, stays over a reload, and puts no person into the address', async () => {
    const page = await reportOf(SUPERVISOR);
    const all = await rows(page).count();
    await page.getByLabel('Whose consults').selectOption({ label: 'Outside numbers' });
    await expect(page.getByText('1 consult.')).toBeVisible();
    await expect(rows(page)).toHaveCount(1);
    expect(page.url()).toContain('kind=external');
    await page.getByLabel('Whose consults').selectOption({ label: 'Bob' });
    await expect(rows(page)).not.toHaveCount(all);
    await page.getByText(/^All: 1\.$/).waitFor();
    expect(page.url()).not.toMatch(/agent|Bob|arn/);
    await page.reload();
    await page.getByText(/^All: 1\.$/).waitFor();
    await expect(page.getByLabel('Whose consults')).toHaveValue(/^agent /);
    await page.context().close();
  });

  test('an agent sees their own page: what they asked, and where they were asked', async () => {
    const page = await reportOf('bob');
    await expect(page.getByRole('heading', { name: 'My consults' })).toBeVisible();
    await expect(page.getByLabel('Whose consults')).toHaveCount(0);
    await expect(page.getByRole('button', { name: /Alice to You: the whole call/ }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: /You to Carol: the whole call/ })).toHaveCount(1);
    await page.context().close();
  });

  test('both downloads are CSV with everything the page counts', async () => {
    const page = await reportOf(SUPERVISOR);
    const consults = await rows(page).count();
    const save = async (name: string) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      const stream = await download.createReadStream();
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString().replace('\uFEFF', '').trimEnd().split('\r\n');
    };
    const lines = await save('Download the consults (CSV)');
    expect(lines).toHaveLength(consults + 1);
    expect(await save('Download the figures (CSV)')).toContainEqual(expect.stringMatching(`,totals\\.consults,${consults}$`));
    await page.context().close();
  });

  test.each([
    [1280, 'light'],
    [320, 'dark'],
  ] as const)('has no finding of axe at %i px in the %s, and does not scroll sideways', async (width, colours) => {
    const page = await reportOf(SUPERVISOR, width, colours);
    await rows(page).first().click();
    await page.getByText(/^Complete:/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/${width}-${colours}.png`, fullPage: true });
    await page.context().close();
  });
});
