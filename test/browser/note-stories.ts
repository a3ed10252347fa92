import { expect as see } from '@playwright/test';
import { describe, expect } from 'vitest';
import { answers, isFree, talks } from './calls.ts';
import type { Desk } from './desk.ts';
import type { Floor } from './floor.ts';
import { lookAt } from './look.ts';

const WAIT = { timeout: 20_000 };

const field = (desk: Desk, label: string) => desk.page.getByLabel(label, { exact: true });
const note = (desk: Desk) => desk.page.locator('.note');

/** The desk is now that of a site which must know what calls of a team were about. */
async function mustSay(desk: Desk, team: string): Promise<void> {
  const codes = [
    { code: 'solved', label: 'Solved' },
    { code: 'call-back', label: 'Call back' },
  ];
  const dispositions = [{ queue: { arn: null, name: team }, required: true, codes }];
  await desk.page.route('**/api/me', async (route) => {
    const response = await route.fetch();
    const me = (await response.json()) as { readonly settings: object };
    await route.fulfill({ response, json: { ...me, settings: { ...me.settings, dispositions } } });
  });
  await desk.reload();
}

/** What agents write: notes before and beside a consult, and what a call was about. */
export function noteStories({ story }: Floor): void {
  describe.concurrent('what agents write', () => {
    story('a note outlives a reload, goes with the consult, is read before the answer, and both write on', async (scene) => {
      const { asker, colleague, lane } = scene;
      await talks(scene);
      await isFree(scene);
      await field(asker, 'Reason').fill('Refund over my limit');
      await field(asker, 'What matters').fill('Paid with 4111 1111 1111 1111');
      await see(note(asker)).toContainText('Not sent');
      await asker.reload();
      await asker.says(/talking with the customer/);
      await see(field(asker, 'Reason')).toHaveValue('Refund over my limit');
      await asker.consult(lane.colleague.name);
      await colleague.says(/asks you into a call/);
      await see(note(colleague)).toContainText('Refund over my limit', WAIT);
      await see(note(colleague)).toContainText('Paid with **** **** **** 1111', WAIT);
      await see(note(colleague)).toContainText(/From .*\d/, WAIT);
      expect(await lookAt(colleague.page, 'note while it rings')).toEqual([]);
      await answers(scene);
      await field(colleague, 'What was tried').fill('Asked the bank');
      await field(colleague, 'What was tried').press('Control+Enter');
      await see(field(asker, 'What was tried')).toHaveValue('Asked the bank', WAIT);
      await see(note(asker)).toContainText(/From /, WAIT);
      await note(asker).getByText('1 earlier version').click();
      await see(note(asker).getByRole('listitem')).toHaveText(/^By you, .*\d/);
      expect(await lookAt(asker.page, 'note of both')).toEqual([]);
    });

    story('a note that cannot be sent says so, holds nothing up, and is sent when it can be', async (scene) => {
      const { asker, colleague, lane } = scene;
      await talks(scene);
      await isFree(scene);
      await asker.page.route('**/note', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
      await field(asker, 'Reason').fill('Refund');
      await asker.consult(lane.colleague.name);
      await answers(scene);
      await see(note(asker)).toContainText(/Not sent yet.*tried again/, WAIT);
      await asker.page.unroute('**/note');
      await see(note(asker)).toContainText(/Sent at/, WAIT);
      await see(field(colleague, 'Reason')).toHaveValue('Refund', WAIT);
    });

    story('where a queue must know what a call was about, it is cleared once that was chosen', async (scene) => {
      const { asker, lane } = scene;
      await mustSay(asker, lane.team);
      await talks(scene);
      await asker.press('Hang up');
      await asker.says(/You ended the call. Choose what it was about, then Clear/);
      await asker.refuses('Clear', /Choose what the call was about first/);
      expect(await lookAt(asker.page, 'wrap-up asks')).toEqual([]);
      await asker.page.getByRole('radio', { name: 'Call back' }).focus();
      await asker.page.keyboard.press('Space');
      await field(asker, 'Notes').fill('Tomorrow at nine');
      await see(asker.page.locator('.wrap-up')).toContainText('Kept.', WAIT);
      await asker.press('Clear');
      await asker.says(/Ready/);
      await asker.page.unroute('**/api/me');
      await asker.reload();
    });

    story('what is written after a call outlives the contact being cleared elsewhere, and a reload', async (scene) => {
      const { asker, byScript, lane } = scene;
      await mustSay(asker, lane.team);
      await talks(scene);
      await asker.press('Hang up');
      await asker.says(/Choose what it was about/);
      await field(asker, 'Notes').fill('Refund promised, order 77');
      await byScript.asker.clear();
      await asker.says(/Ready/);
      const owed = asker.page.locator('.owed');
      await see(owed).toContainText(/Your call with .* ended at .*Say what it was about/, WAIT);
      expect(await lookAt(asker.page, 'wrap-up owed')).toEqual([]);
      await asker.reload();
      await see(owed.getByLabel('Notes', { exact: true })).toHaveValue('Refund promised, order 77', WAIT);
      await owed.getByRole('radio', { name: 'Solved' }).check();
      await see(owed).toContainText('Kept.', WAIT);
      await owed.getByRole('button', { name: 'Done' }).click();
      await see(owed).toHaveCount(0);
      await asker.page.unroute('**/api/me');
      await asker.reload();
    });
  });
}
