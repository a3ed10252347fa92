import type { Browser, BrowserContextOptions } from '@playwright/test';
import type { RunOnly } from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeFindings, OF_LOOKS, WCAG } from '../support/axe.ts';
import { launchBrowser } from '../support/browser.ts';
import { openScenes, type Scenes } from './scenes.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const WITH_BEST_PRACTICE: RunOnly = { type: 'tag', values: [...WCAG.values, 'best-practice'] };
const WIDE = { width: 1280, height: 760 };
const SIDE_BAR = { width: 320, height: 900 };

/** Shows every scene and gathers what each look finds. */
async function gather<T>(options: BrowserContextOptions, look: (scenes: Scenes, name: string) => Promise<readonly T[]>): Promise<T[]> {
  const scenes = await openScenes(browser, options);
  const found: T[] = [];
  for (const name of scenes.names) {
    await scenes.show(name);
    found.push(...(await look(scenes, name)));
  }
  await scenes.close();
  return found;
}

const findings = async ({ page }: Scenes, name: string, rules: RunOnly): Promise<readonly string[]> =>
  (await axeFindings(page, rules)).map((finding) => `${name}: ${finding}`);

/** Name and place of every command. */
const PLACES = `[...document.querySelectorAll('[role=toolbar] button')].map((button) => {
  const { x, y } = button.getBoundingClientRect();
  return button.getAttribute('aria-label') + ' at ' + Math.round(x) + ',' + Math.round(y);
})`;

describe('every state of the desk', () => {
  test('has no finding of axe', async () => {
    const light = { colorScheme: 'light', viewport: WIDE } as const;
    expect(await gather(light, (scenes, name) => findings(scenes, name, WITH_BEST_PRACTICE))).toEqual([]);
  }, 120_000);

  test('has none of what colours and width decide, in the dark and in a side bar', async () => {
    const dark = { colorScheme: 'dark', viewport: SIDE_BAR } as const;
    expect(await gather(dark, (scenes, name) => findings(scenes, name, OF_LOOKS))).toEqual([]);
  }, 120_000);

  test('needs no scrolling sideways at 320 px', async () => {
    const wide = await gather({ viewport: SIDE_BAR }, async ({ page }, name) =>
      Number(await page.evaluate('document.documentElement.scrollWidth')) > SIDE_BAR.width ? [name] : [],
    );
    expect(wide).toEqual([]);
  }, 60_000);

  test('keeps every command at its place', async () => {
    const places = await gather({ viewport: WIDE }, async ({ page }) => page.evaluate<string[]>(PLACES));
    expect([...new Set(places)]).toHaveLength(17);
  }, 60_000);

  test('tells on, off and suggested apart where the system forces its colours', async () => {
    const scenes = await openScenes(browser, { viewport: WIDE, forcedColors: 'active' });
    await scenes.show('no-answer');
    const colours = ['Cancel', 'Consult', 'Return'].map((name) =>
      scenes.page.evaluate<string>(
        `(({ color, backgroundColor }) => color + ' on ' + backgroundColor)(getComputedStyle(document.querySelector('[aria-label="${name}"]')))`,
      ),
    );
    expect(new Set(await Promise.all(colours)).size).toBe(3);
    await scenes.close();
  });
});
