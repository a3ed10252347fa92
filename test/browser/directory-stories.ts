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
  });
}
