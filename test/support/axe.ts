import type { Page } from '@playwright/test';
import axe, { type AxeResults, type RunOnly } from 'axe-core';

/** WCAG 2.2 AA, and the rules that are older than it. */
export const WCAG: RunOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };

/** What colours and width decide. */
export const OF_LOOKS: RunOnly = { type: 'rule', values: ['color-contrast', 'target-size', 'scrollable-region-focusable'] };

/**
 * What axe finds wrong with a page as it is now, one sentence each. Frames are pages of their own. The page keeps axe until it is loaded
 * anew, as reading it takes longer than a look.
 */
export async function axeFindings(page: Page, runOnly: RunOnly = WCAG): Promise<readonly string[]> {
  if (await page.evaluate<boolean>("typeof axe === 'undefined'")) await page.evaluate(axe.source);
  const options = { runOnly, iframes: false, resultTypes: ['violations'] };
  const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => ({ violations }))`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`);
}
