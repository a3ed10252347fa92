import { expect, test } from 'vitest';
import { createCast } from '../../local/people/cast.ts';
import { drive } from '../../local/people/drive.ts';
import { stageOf } from '../../local/stage.ts';
import { useSimStack } from './sim-stack.ts';

const running = useSimStack({ changes: { whisper: {}, flowLogs: 'on' } });

/** The words of this test take longer than that. */
const SPOKEN_MS = 2_000;

async function asked(reason: string, leavesBefore: boolean) {
  const { stack, clock } = running();
  const { alice, bob, customer } = createCast(stageOf(stack, clock));
  const pass = async (ms: number) => {
    await clock.runUntil(clock.now() + ms);
    await stack.cloud.idle();
  };
  const act = async <T>(script: () => Promise<T>, thenMs = 500): Promise<T> => {
    const result = await drive(clock, script());
    await pass(thenMs);
    return result;
  };
  const parent = await act(async () => {
    await alice.available();
    await customer.calls();
    const contactId = await alice.accept();
    await bob.available();
    return contactId;
  }, 3_000);
  const note = { reason, matters: '', tried: '', version: 0 };
  expect(await stack.api(`/contacts/${parent}/note`, 'alice', note, 'PUT')).toMatchObject({ status: 200 });
  await act(async () => {
    await alice.consult('Bob');
    await bob.rings();
    if (leavesBefore) await alice.leave();
  });
  const acceptedAtMs = clock.now();
  // Answered once the talk can begin.
  await drive(clock, bob.accept());
  const delayMs = clock.now() - acceptedAtMs;
  await act(async () => {
    await customer.hangsUp();
    if (!leavesBefore) await alice.leave();
    await alice.clear();
    await bob.callEnds();
    await bob.clear();
    for (const agent of [alice, bob]) await agent.offline();
  });
  expect(stack.cloud.deniedRequests()).toEqual([]);
  expect(stack.cloud.troubles()).toEqual([]);
  return delayMs;
}

test('who is asked talks once it was said who asks, and why', async () => {
  expect(await asked('Invoice is wrong', false)).toBeGreaterThan(SPOKEN_MS);
}, 60_000);

test('nothing is said once the asker has left: the customer is at the other end', async () => {
  expect(await asked('Invoice is wrong', true)).toBeLessThan(SPOKEN_MS / 2);
}, 60_000);
