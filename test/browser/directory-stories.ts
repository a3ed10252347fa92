import { expect as see } from '@playwright/test';
import { describe, expect } from 'vitest';
import { isFree, talks } from './calls.ts';
import type { Floor } from './floor.ts';
import { lookAt } from './look.ts';

/** The teams' figures may be ten seconds old, and are looked at again after fifteen. */
const WAIT = { timeout: 30_000 };

/** What is known of those who can be asked, before and while they are. */
export function directoryStories({ story }: Floor): void {
  describe.concurrent('who can be asked', () => {
    story('the picker says where a colleague is and how busy a team, and follows', async (scene) => {
      const { asker, byScript, lane } = scene;
      await byScript.colleague.available();
      await byScript.colleague.offline();
      await talks(scene);
      await asker.press('Consult');
      const option = (name: string) => asker.page.getByRole('option', { name });
      await see(option(lane.colleague.name)).toContainText(/offline · less than 1 min/, WAIT);
      await see(option(lane.team)).toContainText(/nobody free · nobody waiting/, WAIT);
      await see(option(lane.asker.name)).toHaveCount(0);
      await isFree(scene);
      await see(option(lane.colleague.name)).toContainText('available', WAIT);
      expect(await lookAt(asker.page, 'presence in the picker')).toEqual([]);
      await asker.page.keyboard.press('Escape');
    });

    story('whoever waits for a team reads their place in line and the wait that is expected, and may ask the team again', async (scene) => {
      const { asker, lane } = scene;
      await talks(scene);
      await asker.consult(lane.team);
      await asker.says(new RegExp(`queue of ${lane.team}, first in line`));
      await see(asker.page.locator('.cards')).toContainText(/number 1 · wait 1 min/, WAIT);
      expect(await lookAt(asker.page, 'place in line')).toEqual([]);
      await asker.press('Cancel');
      await asker.press('Return');
      await asker.says(/talking with the customer/);
      await asker.page.getByRole('button', { name: 'History' }).click();
      const again = asker.page.getByRole('dialog', { name: 'Your consults' }).getByRole('button', { name: `Ask again: ${lane.team}` });
      await see(again.first()).toHaveAttribute('aria-disabled', 'false', WAIT);
      expect(await lookAt(asker.page, 'history')).toEqual([]);
      await again.first().click();
      await asker.says(new RegExp(`queue of ${lane.team}`));
      await asker.press('Cancel');
    });
  });
}
