import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { axeFindings, OF_LOOKS, WCAG } from '../support/axe.ts';

const DESKTOP = { width: 1280, height: 860 };
/** A side bar beside another application; also 1280 px at 400 % (WCAG 2.2, 1.4.10). */
const SIDE_BAR = { width: 320, height: 900 };
const LIGHT_AND_WIDE = { name: 'light-wide', colorScheme: 'light', viewport: DESKTOP } as const;
const DARK_AND_NARROW = { name: 'dark-narrow', colorScheme: 'dark', viewport: SIDE_BAR } as const;
/** What colours decide, width does not, and the other way round: two looks find what four would. Pictures are taken of all. */
const LOOKS = process.env.SCREENSHOTS
  ? ([
      LIGHT_AND_WIDE,
      DARK_AND_NARROW,
      { name: 'dark-wide', colorScheme: 'dark', viewport: DESKTOP },
      { name: 'light-narrow', colorScheme: 'light', viewport: SIDE_BAR },
    ] as const)
  : ([LIGHT_AND_WIDE, DARK_AND_NARROW] as const);

const IDS_GIVEN_TWICE = `[...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) !== at)`;

/**
 * What is wrong with a page light and wide, dark and narrow, one sentence each: findings of axe (all of its rules once, then those that
 * looks decide), ids given twice, scrolling sideways. `SCREENSHOTS` names a folder that takes a picture of each.
 */
export async function lookAt(page: Page, state: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [index, { name, colorScheme, viewport }] of LOOKS.entries()) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    wrong.push(...(await axeFindings(page, index === 0 ? WCAG : OF_LOOKS)).map((finding) => `${state}, ${name}: ${finding}`));
    const twice = await page.evaluate<string[]>(IDS_GIVEN_TWICE);
    wrong.push(...twice.map((id) => `${state}: the id ${id} is given twice`));
    const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
    if (width > viewport.width) wrong.push(`${state}, ${name}: ${width} px wide`);
    await photograph(page, `${state}-${name}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESKTOP);
  return wrong;
}

async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replaceAll(' ', '-')}.png`), fullPage: true });
}
