import type { Browser, Page } from '@playwright/test';
import { expect as see } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { openScenes, type Scenes } from './scenes.ts';

const WIDE = { width: 1280, height: 760 };

let browser: Browser;
let scenes: Scenes;
let page: Page;

// One page for all: each scene is drawn anew, with nothing asked yet.
beforeAll(async () => {
  browser = await launchBrowser();
  scenes = await openScenes(browser, { viewport: WIDE });
  page = scenes.page;
});
beforeEach(() => page.setViewportSize(WIDE));
afterAll(() => browser.close());

const asked = (): Promise<string[]> => page.evaluate('asked');
/** The last command that was pressed. */
const pressed = async (): Promise<string | undefined> => (await asked()).findLast((what) => what.startsWith('press'));
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
    await see.poll(focused).toBe('Consult');
    await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await see.poll(focused).toBe('Return');
    await press('ArrowRight');
    await see.poll(focused).toBe('Consult');
    await press('End', 'Enter');
    expect(await asked()).toEqual(['press {"name":"Return"}']);
  });

  test('what ends a line is two keys away from what does not', async () => {
    await scenes.show('private');
    await button('Conference').focus();
    await press('Tab');
    await see.poll(focused).toBe('Clear');
    await press('ArrowRight', 'ArrowRight');
    await see.poll(focused).toBe('Hang up');
  });

  test('a command that is off keeps its focus, says why, and is not given', async () => {
    await scenes.show('ringing-at');
    await see(button('Conference')).toBeDisabled();
    await see(button('Conference')).toHaveAccessibleDescription('They have not answered yet.');
    await see(button('Conference')).toHaveAttribute('title', 'They have not answered yet.');
    await button('Conference').focus();
    await see.poll(focused).toBe('Conference');
  });
});

describe('the rows of parties', () => {
  test('a command says what it does to whose row it is in', async () => {
    await scenes.show('conference');
    const inRow = (name: string) => page.locator('.party').filter({ hasText: 'Bob' }).getByRole('button', { name });
    await see(inRow('Hold')).toHaveAccessibleDescription(/^Put Bob on hold/);
    await see(inRow('Unmute')).toHaveAttribute('title', 'Only they can do this for themselves.');
    await see(inRow('Drop')).toHaveAttribute('title', 'End the line of Bob');
    await see(button('Hold')).toHaveAttribute('title', 'Put the customer on hold');
  });
});

test('two whose names are not known are told apart in their rows', async () => {
  await scenes.show('asked-in-by-two');
  await see(page.locator('.party-name')).toHaveText(['You', /555 0142/, 'Colleague 1', 'Colleague 2']);
  await see(page.getByRole('button', { name: 'Hold Colleague 2' })).toBeVisible();
});

describe('the consult picker', () => {
  test('dials with one word and Enter', async () => {
    await scenes.show('picker');
    await page.keyboard.type('dav');
    await see(page.getByRole('option')).toHaveText([/Dave Bowman/]);
    await press('Enter');
    expect(await pressed()).toMatch(/^press .*"name":"Consult".*Dave Bowman/);
    await see(page.getByRole('dialog')).toHaveCount(0);
  });

  test('arrows, Home and End go through the list and around', async () => {
    await scenes.show('picker');
    const chosen = page.getByRole('option', { selected: true });
    await see(chosen).toHaveText(/Bea Long/);
    await press('ArrowUp');
    await see(chosen).toHaveText(/Supplier/);
    await press('ArrowDown', 'ArrowDown');
    await see(chosen).toHaveText(/Bob Meyer/);
    await see(page.getByRole('combobox')).toHaveAttribute('aria-activedescendant', (await chosen.getAttribute('id')) ?? '');
    await press('End');
    await see(chosen).toHaveText(/Supplier/);
    await press('Home');
    await see(chosen).toHaveText(/Bea Long/);
  });

  test('nobody is offered to themselves, by whatever name the directory calls them', async () => {
    await scenes.show('picker-of-bob');
    await page.getByRole('tab', { name: 'Agents' }).click();
    await see(page.getByRole('option')).toHaveText([/Bea Long/, /Carol Danvers/, /Dave Bowman/, /Eve Adams/]);
  });

  test('of two thousand only those in sight are drawn, a letter changes little of the page, and each can be reached', async () => {
    await scenes.show('picker-many');
    const chosen = page.getByRole('option', { selected: true });
    expect(await page.getByRole('option').count()).toBeLessThan(30);
    await press('End');
    await see(chosen).toHaveAttribute('aria-posinset', '2000');
    await see(chosen).toHaveAttribute('aria-setsize', '2000');
    await see(chosen).toBeInViewport({ ratio: 0.9 });
    await page.evaluate(`{
      globalThis.changes = 0;
      const all = { subtree: true, childList: true, attributes: true, characterData: true };
      new MutationObserver((list) => void (changes += list.length)).observe(document.body, all);
    }`);
    await page.keyboard.type('g');
    await see(chosen).toHaveAttribute('aria-setsize', '380');
    expect(await page.evaluate('changes')).toBeLessThan(100);
    await page.keyboard.type('ul fuchs 1556');
    await see(page.getByRole('option')).toHaveText([/Gül Fuchs 1556/]);
  });

  test('tabs narrow it: one stop of the Tab key, arrows within', async () => {
    await scenes.show('picker');
    await press('Tab');
    await see.poll(focused).toBe('All');
    await press('ArrowRight', 'ArrowRight');
    await see.poll(focused).toBe('Teams');
    await see(page.getByRole('option')).toHaveText([/Billing.*2 free/, /Legal.*may have a queue/, /Returns.*3 waiting/]);
    await see(page.getByRole('tabpanel', { name: 'Teams' })).toBeVisible();
  });

  test('Alt+S stars the chosen one, who then comes first', async () => {
    await scenes.show('picker');
    await press('ArrowDown', 'ArrowDown', 'Alt+s');
    await see(page.getByRole('option').first()).toHaveText(/Carol Danvers.*favourite/);
    await see(page.getByRole('button', { name: 'Favourite Carol Danvers' })).toHaveAttribute('aria-pressed', 'true');
  });

  test('who is not available can be hidden; of whom nothing is known stays', async () => {
    await scenes.show('picker');
    await page.getByRole('checkbox', { name: 'Hide who is not available' }).check();
    await page.getByRole('tab', { name: 'Agents' }).click();
    await see(page.getByRole('option')).toHaveText([/Bob Meyer.*available/, /Eve Adams.*presence unknown/]);
  });

  test('who was asked lately can be found and forgotten', async () => {
    await scenes.show('picker-favourites-and-recents');
    await page.getByRole('tab', { name: 'Recents' }).click();
    await see(page.getByRole('option')).toHaveText([/Returns and refunds/, /\+44 20 7946 0958/]);
    await page.getByRole('button', { name: 'Forget recents' }).click();
    await see(page.getByRole('dialog')).toContainText('You have asked nobody');
  });

  test.each([
    ['(206) 555-0150', /\+1 206 555 0150.*\(206\) 555-0150 · United States · outside, may cost money/, '+12065550150'],
    ['+44 20 7946 0958', /\+44 20 7946 0958.*United Kingdom · outside, may cost money/, '+442079460958'],
  ])('an outside number is offered as it is typed, %s, with what it may cost', async (typed, words, e164) => {
    await scenes.show('picker');
    await page.keyboard.type(typed);
    await see(page.getByRole('option')).toHaveText([words]);
    await press('Enter');
    expect(await pressed()).toContain(`"kind":"external","arn":null,"name":null,"number":"${e164}"`);
  });

  test('a number that cannot be dialled is explained, and Enter dials nobody', async () => {
    await scenes.show('picker');
    await page.keyboard.type('+999 1234567');
    await see(page.getByRole('dialog').getByRole('status')).toHaveText('No country has this code.');
    await press('Enter');
    expect((await asked()).filter((what) => what.startsWith('press'))).toEqual([]);
  });

  test('Escape closes it, dials nobody, and gives the focus back', async () => {
    await scenes.show('picker');
    await press('Escape');
    await see(page.getByRole('dialog')).toHaveCount(0);
    await see.poll(focused).toBe('Consult');
    expect((await asked()).filter((what) => what.startsWith('press'))).toEqual([]);
  });

  test('is open when it is asked for in the same moment as it closes', async () => {
    await scenes.show('picker');
    await page.evaluate(`{
      document.querySelector('dialog[open]').requestClose();
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true }));
    }`);
    await see.poll(asked).toEqual(['openDirectory', 'closeDirectory', 'openDirectory']);
    // Whatever the first closing still tells comes before the answer to this.
    await page.evaluate('new Promise((resolve) => setTimeout(resolve))');
    await see(page.getByRole('combobox')).toBeFocused();
    expect(await asked()).toHaveLength(3);
    await press('Escape');
    await see(page.getByRole('dialog')).toHaveCount(0);
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

describe('the agent’s own consults', () => {
  const again = (name: string) => page.getByRole('button', { name });

  test('are shown by L, and read anew', async () => {
    await scenes.show('talking');
    await press('l');
    await see(page.getByRole('dialog', { name: 'Your consults' })).toContainText('Reading');
    expect(await asked()).toEqual(['openDirectory', 'readHistory']);
  });

  test('ask the same again with Tab and Enter', async () => {
    await scenes.show('history');
    await press('Tab', 'Enter');
    expect(await pressed()).toMatch(/"name":"Consult".*"name":"Bea Long"/);
    await see(page.getByRole('dialog')).toHaveCount(0);
  });

  test('who is not on offer, and everybody while there is no call, is not asked, and it says why', async () => {
    await scenes.show('history');
    await see(again('Ask again: Another agent (…gone)')).toHaveAccessibleDescription('They are not on offer to you.');
    await scenes.show('history-idle');
    await see(again('Ask: Bea Long')).toHaveAccessibleDescription('There is no call.');
    await again('Ask: Bea Long').click({ force: true });
    expect(await pressed()).toBeUndefined();
  });
});

describe('keys', () => {
  test('a single letter gives a command; with a question open, or in a field, it is text', async () => {
    await scenes.show('talking');
    await press('h', 'c');
    await see(page.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('m');
    await see(page.getByRole('combobox')).toHaveValue('m');
    expect((await asked()).filter((what) => what.startsWith('press'))).toEqual(['press {"name":"Hold"}']);
  });

  test('? shows them all, and they can be switched off', async () => {
    await scenes.show('talking');
    await press('?');
    await see(page.getByRole('dialog', { name: 'Keys' })).toContainText('Hold or Resume');
    await see(button('Hold')).toHaveAttribute('aria-keyshortcuts', 'h');
    await page.getByRole('checkbox', { name: 'Single letters give commands' }).uncheck();
    await press('Escape', 'h', '?');
    await see(page.getByRole('dialog')).toHaveCount(0);
    await see(button('Hold')).not.toHaveAttribute('aria-keyshortcuts');
    expect(await asked()).toEqual([]);
  });

  test('a control or alt key beside the letter is the browser’s', async () => {
    await scenes.show('talking');
    await press('Control+h', 'Alt+m');
    expect(await asked()).toEqual([]);
  });
});

test('a second call that the phone itself handles is told of', async () => {
  await scenes.show('second-call');
  await see(page.locator('.headline')).toHaveText('You are talking with the customer.');
  await see(page.getByText('One more call is in the phone')).toBeVisible();
});

test('a double click on Mute mutes once', async () => {
  await scenes.show('talking');
  await button('Mute').dblclick();
  await see(button('Mute')).toHaveAttribute('aria-disabled', 'false');
  expect(await asked()).toEqual(['press {"name":"Mute"}']);
});

test.each([
  ['is copied', 'async (id) => void asked.push("copied " + id)', 'Copied.', ['copied c1']],
  ['shows where the browser does not copy it', '() => Promise.reject(new Error())', 'Select it:c1', []],
])('the contact id %s', async (_name, writeText, says, done) => {
  await scenes.show('talking');
  await page.evaluate(`Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: ${writeText} } })`);
  await page.getByRole('button', { name: 'Copy contact id' }).click();
  await see(page.locator('.contact-id')).toContainText(says);
  expect(await asked()).toEqual(done);
});

describe('before a line ends', () => {
  test('Hang up asks how, and the harmless answer has the focus', async () => {
    await scenes.show('hang-up-asks');
    await see.poll(focused).toBe('Keep talking');
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

  test('covers no command that has the focus, in a side bar', async () => {
    await page.setViewportSize({ width: 320, height: 600 });
    await scenes.show('hold-no-answer');
    await button('Accept').focus();
    await press('Tab', 'Tab', 'Tab');
    const edge = (selector: string, which: 'top' | 'bottom') =>
      page.evaluate<number>(`document.querySelector('${selector}').getBoundingClientRect().${which}`);
    await see.poll(focused).toBe('Clear');
    expect(await edge(':focus', 'bottom')).toBeLessThan(await edge('.messages', 'top'));
  });

  test.each([
    ['phone-lost', 'Retry', 'retryPhone'],
    ['phone-sign-in', 'Open the sign-in window', 'openPhoneSignIn'],
    ['phone-sign-in-elsewhere', 'Open the sign-in window', 'openPhoneSignIn'],
    ['phone-sign-in-elsewhere', 'Retry', 'retryPhone'],
    ['ledger-lost', 'Retry', 'retryLedger'],
  ])('%s offers: %s', async (name, offer, action) => {
    await scenes.show(name);
    await page.getByRole('button', { name: offer }).click();
    expect(await asked()).toEqual([action]);
  });
});
