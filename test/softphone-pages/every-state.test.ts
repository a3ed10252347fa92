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
  test('wide and light has no finding of axe, and every command at its place', async () => {
    const places = new Set<string>();
    const found = await gather({ colorScheme: 'light', viewport: WIDE }, async (scenes, name) => {
      for (const place of await scenes.page.evaluate<string[]>(PLACES)) places.add(place);
      return findings(scenes, name, WITH_BEST_PRACTICE);
    });
    expect(found).toEqual([]);
    expect([...places]).toHaveLength(17);
  }, 120_000);

  test('dark and in a side bar has none of what colours and width decide, and needs no scrolling sideways', async () => {
    const found = await gather({ colorScheme: 'dark', viewport: SIDE_BAR }, async (scenes, name) => {
      const width = Number(await scenes.page.evaluate('document.documentElement.scrollWidth'));
      const tooWide = width > SIDE_BAR.width ? [`${name}: ${width} px wide`] : [];
      return [...tooWide, ...(await findings(scenes, name, OF_LOOKS))];
    });
    expect(found).toEqual([]);
  }, 120_000);

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
