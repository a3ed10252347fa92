import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** How long the page may take to show what is so; the longest profile is 2 s late, the ledger's word about 3 s. */
const WAIT_MS = 20_000;
const DESKTOP = { width: 1280, height: 860 };

/** One agent's desk in a browser of its own, worked as a person would: by the names of its buttons and the words on the page. */
export interface Desk {
  readonly login: string;
  readonly page: Page;
  /** A button of the command bar. Pressing waits until it is enabled. */
  button(name: string): Locator;
  press(name: string): Promise<void>;
  /** Presses a command that is off, as somebody would who has not looked. */
  pressAnyway(name: string): Promise<void>;
  /** A button in the row of one party. */
  rowButton(party: string, name: string): Locator;
  pressInRow(party: string, name: string): Promise<void>;
  /** A button of the dialog that is open. */
  choose(name: string): Promise<void>;
  /** Picks somebody in the consult dialog by the keyboard. */
  consult(name: string): Promise<void>;
  /** Opens the softphone's panel when it is folded, chooses the state there. */
  become(state: 'Available' | 'Offline'): Promise<void>;
  /** Waits until the headline says this. */
  says(headline: RegExp): Promise<void>;
  /** Waits until the line for what went wrong says this. */
  warns(problem: RegExp): Promise<void>;
  /** Waits until a notice above the page says this. */
  notices(notice: RegExp): Promise<void>;
  /** Waits until a command is on. */
  offers(name: string): Promise<void>;
  /** Waits until a command is off, and says why. */
  refuses(name: string, why: RegExp): Promise<void>;
  /** The row of one party. */
  row(party: string): Locator;
  /** The headline as it is. */
  headline(): Promise<string>;
  /** Loads the page anew, as F5 does; still signed in. */
  reload(): Promise<void>;
  /** The same agent in a second tab of the same browser. */
  secondTab(): Promise<Desk>;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly deskUrl: string;
  readonly login: string;
  readonly context?: BrowserContextOptions;
}

/** Signs an agent in at the desk of a running demo. */
export async function openDesk(browser: Browser, { deskUrl, login, context: more }: DeskOptions): Promise<Desk> {
  const context = await browser.newContext({ viewport: DESKTOP, reducedMotion: 'reduce', ...more });
  context.setDefaultTimeout(WAIT_MS);
  return deskIn(await context.newPage(), { deskUrl, login });
}

async function deskIn(page: Page, { deskUrl, login }: DeskOptions): Promise<Desk> {
  await page.goto(`${deskUrl}/?login_hint=${login}`);
  const who = page.getByRole('button', { name: login }).first();
  const inside = page.getByText(`Signed in as ${login}`);
  await who.or(inside).first().waitFor();
  if (await who.isVisible()) await who.click();
  await inside.waitFor();
  const desk = drive(page, login);
  await desk.says(/./);
  return { ...desk, secondTab: async () => deskIn(await page.context().newPage(), { deskUrl, login }) };
}

function drive(page: Page, login: string): Omit<Desk, 'secondTab'> {
  const button = (name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true });
  const row = (party: string) => page.locator('.party').filter({ has: page.locator('.party-name', { hasText: party }) });
  const rowButton = (party: string, name: string) => row(party).getByRole('button', { name: new RegExp(`^${name}\\b`) });
  const phone: FrameLocator = page.frameLocator('iframe');
  const shows = (locator: Locator, text: RegExp) => expect(locator).toHaveText(text, { timeout: WAIT_MS });
  return {
    login,
    page,
    button,
    press: (name) => button(name).click(),
    pressAnyway: (name) => button(name).click({ force: true }),
    rowButton,
    pressInRow: (party, name) => rowButton(party, name).click(),
    choose: (name) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click(),
    consult: async (name) => {
      await button('Consult').click();
      await page.getByRole('combobox').fill(name);
      await page.getByRole('option', { selected: true, name: shownAs(name) }).waitFor();
      await page.keyboard.press('Enter');
    },
    become: async (state) => {
      const fold = page.getByRole('button', { name: 'Phone', exact: true });
      const folded = (await fold.isVisible()) && (await fold.getAttribute('aria-expanded')) === 'false';
      if (folded) await fold.click();
      await phone.getByRole('button', { name: state, exact: true }).click();
    },
    says: (headline) => shows(page.locator('.headline'), headline),
    warns: (problem) => shows(page.getByRole('alert'), problem),
    notices: (notice) => shows(page.locator('.notice'), notice),
    offers: (name) => expect(button(name)).toHaveAttribute('aria-disabled', 'false', { timeout: WAIT_MS }),
    refuses: async (name, why) => {
      await expect(button(name)).toHaveAttribute('title', why, { timeout: WAIT_MS });
      await expect(button(name)).toHaveAttribute('aria-disabled', 'true');
    },
    row,
    headline: () => page.locator('.headline').innerText(),
    reload: async () => {
      await page.reload();
      await page.getByText(`Signed in as ${login}`).waitFor();
    },
    close: () => page.context().close(),
  };
}

/** A number is shown in groups. */
const shownAs = (name: string): RegExp => new RegExp(name.replace(/\d(?=\d)/g, '$& ?').replace('+', '\\+'));
