import type { Browser, Page } from '@playwright/test';
import { expect as see } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { openScenes, type Scenes } from './scenes.ts';

let browser: Browser;
let scenes: Scenes;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  scenes = await openScenes(browser, { viewport: { width: 1280, height: 760 } });
  page = scenes.page;
});
afterEach(() => scenes.close());

const asked = (): Promise<string[]> => page.evaluate('asked');
const button = (name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true });
const focused = (): Promise<string> =>
  page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

describe('the bar of commands', () => {
  test('is one stop of the Tab key a group, with arrows within', async () => {
    await scenes.show('private');
    await button('Accept').focus();
    await press('Tab');
    expect(await focused()).toBe('Consult');
    await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(await focused()).toBe('Return');
    await press('ArrowRight');
    expect(await focused()).toBe('Consult');
    await press('End', 'Enter');
    expect(await asked()).toEqual(['press {"name":"Return"}']);
  });

  test('what ends a line is two keys away from what does not', async () => {
    await scenes.show('private');
    await button('Conference').focus();
    await press('Tab');
    expect(await focused()).toBe('Clear');
    await press('ArrowRight', 'ArrowRight');
    expect(await focused()).toBe('Hang up');
  });

  test('a command that is off keeps its focus, says why, and is not given', async () => {
    await scenes.show('ringing-at');
    await see(button('Conference')).toBeDisabled();
    await see(button('Conference')).toHaveAccessibleDescription('They have not answered yet.');
    await see(button('Conference')).toHaveAttribute('title', 'They have not answered yet.');
    await button('Conference').focus();
    expect(await focused()).toBe('Conference');
  });
});

describe('the consult picker', () => {
  test('dials with one word and Enter', async () => {
    await scenes.show('picker');
    await page.keyboard.type('dav');
    await see(page.getByRole('option')).toHaveText([/Dave Bowman/]);
    await press('Enter');
    expect((await asked()).at(-1)).toMatch(/^press .*"name":"Consult".*Dave Bowman/);
    await see(page.getByRole('dialog')).toHaveCount(0);
  });

  test('arrows go through the groups and around', async () => {
    await scenes.show('picker');
    const chosen = page.getByRole('option', { selected: true });
    await see(chosen).toHaveText(/Bea Long/);
    await press('ArrowUp');
    await see(chosen).toHaveText(/Supplier/);
    await press('ArrowDown', 'ArrowDown');
    await see(chosen).toHaveText(/Bob Meyer/);
    await see(page.getByRole('combobox')).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '');
  });

  test('an outside number is offered as it is typed, with what it may cost', async () => {
    await scenes.show('picker');
    await page.keyboard.type('+49 30 1234567');
    await see(page.getByRole('option')).toHaveText([/\+49301234567.*may cost money/]);
    await press('Enter');
    expect((await asked()).at(-1)).toMatch(/"kind":"external".*"number":"\+49301234567"/);
  });

  test('Escape closes it, dials nobody, and gives the focus back', async () => {
    await scenes.show('picker');
    await press('Escape');
    await see(page.getByRole('dialog')).toHaveCount(0);
    expect(await focused()).toBe('Consult');
    expect((await asked()).filter((what) => what.startsWith('press'))).toEqual([]);
  });

  test.each([
    ['picker-empty', /Nobody is on offer/],
    ['picker-reading', /Reading the directory/],
    ['picker-failed', /could not be read\. The phone did not answer\./],
  ])('%s says what is so', async (name, words) => {
    await scenes.show(name);
    await see(page.getByRole('dialog')).toContainText(words);
  });
});

describe('before a line ends', () => {
  test('Hang up asks how, and the harmless answer has the focus', async () => {
    await scenes.show('hang-up-asks');
    expect(await focused()).toBe('Keep talking');
    await press('Escape');
    expect(await asked()).toEqual([]);
  });

  test.each(['Leave', 'End for all'])('%s is given when it is chosen', async (name) => {
    await scenes.show('hang-up-asks');
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
    expect(await asked()).toEqual([`press {"name":"${name}"}`]);
  });

  test('dropping the customer asks first', async () => {
    await scenes.show('drop-customer-asks');
    expect(await asked()).toEqual([]);
    await page.getByRole('button', { name: 'End their line' }).click();
    expect(await asked()).toEqual(['press {"name":"Drop","connectionId":"customer"}']);
  });
});

describe('what went wrong', () => {
  test('is said once, with Retry', async () => {
    await scenes.show('hold-no-answer');
    await see(page.getByRole('alert')).toHaveText('Hold: no answer from the phone. Nothing was changed that we can see.');
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByRole('button', { name: 'Dismiss' }).click();
    expect(await asked()).toEqual(['press {"name":"Hold"}', 'dismiss']);
  });

  test.each([
    ['phone-lost', 'Retry', 'retryPhone'],
    ['phone-sign-in', 'Open the sign-in window', 'openPhoneSignIn'],
    ['ledger-lost', 'Retry', 'retryLedger'],
  ])('%s offers: %s', async (name, offer, action) => {
    await scenes.show(name);
    await page.getByRole('button', { name: offer }).click();
    expect(await asked()).toEqual([action]);
  });
});
