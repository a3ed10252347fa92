import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { openScenes, type Scenes } from './scenes.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LOOKS = ['color-contrast', 'target-size', 'scrollable-region-focusable'];
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

/** Legacy mode: one frame, no second page for each look. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true);

async function violations(look: AxeBuilder, name: string): Promise<readonly string[]> {
  const found = await look.analyze();
  return found.violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html.slice(0, 120)}`);
}

/** Name and place of every command. */
const PLACES = `[...document.querySelectorAll('[role=toolbar] button')].map((button) => {
  const { x, y } = button.getBoundingClientRect();
  return button.getAttribute('aria-label') + ' at ' + Math.round(x) + ',' + Math.round(y);
})`;

describe('every state of the desk', () => {
  test('has no finding of axe', async () => {
    const findings = await gather({ colorScheme: 'light', viewport: WIDE }, ({ page }, name) => violations(axe(page).withTags(WCAG), name));
    expect(findings).toEqual([]);
  }, 120_000);

  test('has none of what colours and width decide, in the dark and in a side bar', async () => {
    const findings = await gather({ colorScheme: 'dark', viewport: SIDE_BAR }, ({ page }, name) =>
      violations(axe(page).withRules(LOOKS), name),
    );
    expect(findings).toEqual([]);
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
});
