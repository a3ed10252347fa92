import { expect as see } from '@playwright/test';
import { describe, expect } from 'vitest';
import { talks } from './calls.ts';
import type { Desk } from './desk.ts';
import type { Floor } from './floor.ts';

const KEYS = 'Object.keys(sessionStorage).filter((key) => !key.startsWith("sign-in "))';

/** What a thief of the refresh token would do: the desk is loaded again, and its newest token used. `again` is the error, or `renewed`. */
async function stolenFrom({ page, reload }: Desk) {
  const answered = page.waitForResponse((response) => response.url().endsWith('/token'));
  await reload();
  const response = await answered;
  const fields = new URLSearchParams(response.request().postData() ?? '');
  let { refresh_token } = (await response.json()) as { refresh_token: string };
  return {
    again: async (): Promise<string> => {
      const body = new URLSearchParams({ grant_type: 'refresh_token', client_id: fields.get('client_id') ?? '', refresh_token });
      const answer = (await (await fetch(response.url(), { method: 'POST', body })).json()) as { refresh_token?: string; error?: string };
      refresh_token = answer.refresh_token ?? refresh_token;
      return answer.error ?? 'renewed';
    },
  };
}

/** What is left of somebody who has gone. */
export function signOutStories({ story }: Floor): void {
  describe.concurrent('signing out', () => {
    story('leaves nothing of a call in the tab, and revokes what renews the sign-in', async (scene) => {
      const { asker, lane } = scene;
      const customer = await talks(scene);
      const other = await scene.openDesk(lane.asker.login);
      const { page } = other;
      const stolen = await stolenFrom(other);
      await other.says(/talking with the customer/);
      await page.getByLabel('Reason', { exact: true }).fill('Refund over my limit');
      const kept = await page.evaluate<readonly string[]>(KEYS);
      expect(kept).toEqual(expect.arrayContaining([expect.stringMatching(`^call ${lane.asker.login} `), expect.stringMatching('^note ')]));
      customer.hangUp();
      await other.says(/The call has ended/);
      expect(await stolen.again()).toBe('renewed');
      const desk = page.url();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: lane.asker.login }).first().waitFor();
      await see.poll(stolen.again, { timeout: 20_000 }).toBe('invalid_grant');
      await page.goto(new URL('config.json', desk).href);
      expect(await page.evaluate<readonly string[]>(KEYS)).toEqual([]);
      await asker.press('Clear');
    });
  });
}
