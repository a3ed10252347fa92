import { expect as see } from '@playwright/test';
import { describe, expect } from 'vitest';
import { answers, isFree } from './calls.ts';
import type { Desk } from './desk.ts';
import type { Floor } from './floor.ts';
import { lookAt } from './look.ts';
import type { Scene } from './scene.ts';

const WAIT = { timeout: 20_000 };

const handOff = (desk: Desk) => desk.page.locator('.hand-off');

const said = (code: string) => ({
  sessionId: 'nova-8f3a',
  code,
  occurredAt: new Date().toISOString(),
  reason: 'Wants a refund',
  summary: 'Paid order 4711 twice.',
  transcript: [
    { role: 'ai', text: 'How can I help?', offsetMs: 0 },
    { role: 'caller', text: 'I paid <b>twice</b>.', offsetMs: 4_000 },
  ],
  identity: { claim: 'authenticated', method: 'pin' },
  links: [{ rel: 'session', href: 'https://ai.example/s/nova-8f3a' }],
});

/** A customer talks with the AI agent; the asker is on duty. */
async function aiAgentTalks({ asker, aiAgent, customerCalls }: Scene): Promise<void> {
  await asker.become('Available');
  customerCalls(aiAgent.inboundNumber);
  await aiAgent.answers();
}

/** What an AI agent hands over reaches the people who take the call. */
export function handOffStories({ storyOfAll }: Floor): void {
  describe.concurrent('an AI agent hands over', () => {
    storyOfAll(
      'why and in one line while it rings, all of it once accepted, and the same to a colleague who is consulted',
      async (scene) => {
        const { asker, colleague, lane, aiAgent } = scene;
        await aiAgentTalks(scene);
        expect(await aiAgent.posts(said(aiAgent.code()))).toMatchObject({ status: 200 });
        aiAgent.hangsUp();
        await see(handOff(asker)).toContainText('Wants a refund', WAIT);
        await see(handOff(asker)).toContainText('Authenticated by the AI agent: pin');
        await see(handOff(asker)).not.toContainText('Transcript');
        expect(await lookAt(asker.page, 'hand-off while it rings')).toEqual([]);
        await asker.press('Accept');
        await handOff(asker).getByText('Transcript (2)').click(WAIT);
        await see(handOff(asker).getByRole('listitem')).toHaveText([
          /AI agent 0:00.*How can I help/,
          /Caller 0:04.*I paid <b>twice<\/b>\./,
        ]);
        await handOff(asker).getByRole('searchbox').fill('TWICE');
        await see(handOff(asker).getByRole('listitem')).toHaveCount(1);
        await see(handOff(asker).getByRole('link', { name: 'Session' })).toHaveAttribute('rel', 'noopener noreferrer');
        expect(await lookAt(asker.page, 'hand-off')).toEqual([]);
        await handOff(asker).getByRole('button', { name: 'Copy into the hand-over note' }).click();
        await see(asker.page.getByLabel('Reason', { exact: true })).toHaveValue('Wants a refund');
        await isFree(scene);
        await asker.consult(lane.colleague.name);
        await see(handOff(colleague)).toContainText('Wants a refund', WAIT);
        await see(colleague.page.locator('.note')).toContainText('Paid order 4711 twice', WAIT);
        await answers(scene);
        await see(handOff(colleague)).toContainText('Transcript (2)', WAIT);
      },
    );

    storyOfAll('too late: the call rings all the same, and what comes afterwards is shown at once', async (scene) => {
      const { asker, aiAgent } = scene;
      await aiAgentTalks(scene);
      const later = said(aiAgent.code());
      aiAgent.hangsUp();
      await asker.press('Accept');
      await see(handOff(asker)).toContainText('Nova has not handed over yet', WAIT);
      const postedAtMs = Date.now();
      expect(await aiAgent.posts({ ...later, sessionId: 'nova-late' })).toMatchObject({ status: 200 });
      await see(handOff(asker)).toContainText('Wants a refund', WAIT);
      // Reported by the socket: a desk that has to ask would take up to fifteen seconds.
      expect(Date.now() - postedAtMs).toBeLessThan(10_000);
    });
  });
}
