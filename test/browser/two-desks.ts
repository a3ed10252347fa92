import type { Browser, BrowserContext, FrameLocator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Demo } from '../../local/demo.ts';

/** One agent's desk in a browser of its own, worked as a person would: by the names of its buttons and the words on the page. */
export interface Desk {
  readonly page: Page;
  /** Opens the softphone's panel when it is folded, chooses the state there. */
  goAvailable(): Promise<void>;
  press(button: string): Promise<void>;
  /** Picks somebody in the consult dialog by the keyboard. */
  consult(name: string): Promise<void>;
  /** Waits until the headline says this. */
  says(headline: RegExp): Promise<void>;
  enabled(button: string): Promise<void>;
  goOffline(): Promise<void>;
  close(): Promise<void>;
}

const WAIT_MS = 15_000;

/** Signs an agent in at the desk of a running demo. */
export async function openDesk(browser: Browser, demo: Demo, login: string): Promise<Desk> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  await page.goto(`${demo.stack.addresses.desk}/?login_hint=${login}`);
  await page.getByRole('button', { name: login }).first().click();
  await expect(page.getByText(`Signed in as ${login}`)).toBeVisible({ timeout: WAIT_MS });
  const button = (name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true });
  const phone: FrameLocator = page.frameLocator('iframe');
  return {
    page,
    goAvailable: () => phone.getByRole('button', { name: 'Available' }).click(),
    goOffline: () => phone.getByRole('button', { name: 'Offline' }).click(),
    press: (name) => button(name).click(),
    consult: async (name) => {
      await button('Consult').click();
      await page.getByRole('combobox').fill(name);
      await page.keyboard.press('Enter');
    },
    says: (headline) => expect(page.locator('.headline')).toHaveText(headline, { timeout: WAIT_MS }),
    enabled: (name) => expect(button(name)).toHaveAttribute('aria-disabled', 'false', { timeout: WAIT_MS }),
    close: () => context.close(),
  };
}
