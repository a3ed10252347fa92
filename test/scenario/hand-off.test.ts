import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createAiAgent, type ScriptedAiAgent } from '../../local/people/ai-agent.ts';
import { type Cast, createCast } from '../../local/people/cast.ts';
import { drive } from '../../local/people/drive.ts';
import { playAiAgent } from '../../local/people/played-ai-agent.ts';
import { stageOf } from '../../local/stage.ts';
import { startCommand } from '../cli/ran-command.ts';
import { useSimStack } from './sim-stack.ts';

const running = useSimStack({ startAtMs: Date.now() });
let cast: Cast;
let nova: ScriptedAiAgent;
let inboundNumber: string;

beforeEach(() => {
  const { stack, clock } = running();
  const [aiAgent] = stack.aiAgents;
  if (!aiAgent) throw new Error('The local config has an AI agent.');
  cast = createCast(stageOf(stack, clock));
  inboundNumber = aiAgent.inboundNumber;
  const { phoneNumber: number, secret } = aiAgent;
  nova = createAiAgent({ network: stack.connect.phones, clock, number, secret, url: `${stack.addresses.desk}/api/handoffs` });
  nova.will({ does: 'ring' });
});

const act = async <T>(script: () => Promise<T>): Promise<T> => {
  const { stack, clock } = running();
  const result = await drive(clock, script());
  await clock.runUntil(clock.now() + 500);
  await stack.cloud.idle();
  return result;
};
const at = (ms = 0) => new Date(running().clock.now() + ms).toISOString();
const read = async (contactId: string, login = 'alice') =>
  (await running().stack.api(`/contacts/${contactId}/handoffs`, login)) as {
    status: number;
    body: { handOffs: readonly { session: unknown }[] };
  };

/** The AI agent talks with the customer. */
const talks = () =>
  act(async () => {
    await cast.alice.available();
    await cast.customer.calls(inboundNumber);
    await nova.answers();
  });
/** It hangs up; Alice takes the call. */
const takes = () =>
  act(async () => {
    nova.hangsUp();
    return cast.alice.accept();
  });
const ends = () =>
  act(async () => {
    cast.customer.hangsUp();
    await cast.alice.callEnds();
    await cast.alice.clear();
    await cast.alice.offline();
  });

const said = () => ({
  sessionId: `s-${running().clock.now()}`,
  code: nova.code(),
  occurredAt: at(),
  reason: 'Wants a refund',
  summary: 'Paid order 4711 twice.',
  transcript: [{ role: 'ai', text: 'How can I help?' }],
  identity: { claim: 'authenticated', method: 'pin' },
});

describe('a caller served by an AI agent first', () => {
  test('handoff-live: reaches Alice with what the AI agent handed over', async () => {
    await talks();
    expect(await nova.posts(said())).toMatchObject({ status: 200, body: { version: 1 } });
    const contactId = await takes();
    expect((await read(contactId)).body.handOffs).toMatchObject([
      { aiAgent: 'Nova', session: { reason: 'Wants a refund', transcript: [{ role: 'ai' }], identity: { state: 'authenticated' } } },
    ]);
    await ends();
  });

  test('handoff-late: reaches Alice without, and what comes later is there', async () => {
    await talks();
    const later = said();
    const contactId = await takes();
    expect((await read(contactId)).body.handOffs).toMatchObject([{ aiAgent: 'Nova', session: null }]);
    expect(await nova.posts({ ...later, occurredAt: at() })).toMatchObject({ status: 200 });
    expect((await read(contactId)).body.handOffs).toMatchObject([{ session: { reason: 'Wants a refund' } }]);
    await ends();
  });

  test('handoff-twice: a second post completes the first, and the same post again changes nothing', async () => {
    await talks();
    const first = said();
    await nova.posts(first, 'twice');
    await nova.posts({ sessionId: first.sessionId, occurredAt: at(1), summary: 'Wants the money back.' });
    expect(await nova.posts(first, 'twice')).toMatchObject({ status: 200, body: { version: 1 } });
    const contactId = await takes();
    expect((await read(contactId)).body.handOffs).toMatchObject([
      { session: { version: 2, reason: 'Wants a refund', summary: 'Wants the money back.' } },
    ]);
    await ends();
  });

  test('handoff-never: waits for a person all the same, when the AI agent does not answer', async () => {
    nova.will({ does: 'busy' });
    const contactId = await act(async () => {
      await cast.alice.available();
      await cast.customer.calls(inboundNumber);
      return cast.alice.accept();
    });
    expect((await read(contactId)).body.handOffs).toMatchObject([{ aiAgent: 'Nova', session: null }]);
    await ends();
  });

  test('handoff-unanswered: waits for a person after half a minute, when nobody answers for the AI agent', async () => {
    const contactId = await act(async () => {
      await cast.alice.available();
      await cast.customer.calls(inboundNumber);
      await nova.rings();
      return cast.alice.accept();
    });
    expect((await read(contactId)).body.handOffs).toMatchObject([{ session: null }]);
    await ends();
  });

  test('handoff-gone: what is handed over after the caller has hung up is kept, and the AI agent is let go', async () => {
    await talks();
    const later = said();
    await act(async () => {
      cast.customer.hangsUp();
      await nova.isGone();
      await cast.alice.offline();
    });
    expect(await nova.posts({ ...later, occurredAt: at() })).toMatchObject({ status: 200 });
  });

  test('handoff-then-consult: the consulted agent sees the same, the transcript once they have accepted', async () => {
    await talks();
    await nova.posts(said());
    const contactId = await takes();
    const { alice, bob } = cast;
    await act(async () => {
      await bob.available();
      await alice.consult('Bob');
      await bob.rings();
    });
    expect((await read(contactId, 'bob')).body.handOffs).toMatchObject([{ session: { reason: 'Wants a refund', transcript: null } }]);
    expect((await read(contactId, 'carol')).status).toBe(403);
    const leg = await act(() => bob.accept());
    expect((await read(leg, 'bob')).body.handOffs).toEqual((await read(contactId)).body.handOffs);
    await act(async () => {
      await alice.leave();
      await alice.clear();
      cast.customer.hangsUp();
      await bob.callEnds();
      await bob.clear();
      for (const agent of [alice, bob]) await agent.offline();
    });
  });

  test('the AI agent that npm start plays answers, hands over and hangs up', async () => {
    const { stack, clock } = running();
    const [aiAgent] = stack.aiAgents;
    const failed: unknown[] = [];
    const { phoneNumber: number = '', secret = '' } = aiAgent ?? {};
    const url = `${stack.addresses.desk}/api/handoffs`;
    const end = playAiAgent({ network: stack.connect.phones, clock, number, secret, url, report: (error) => failed.push(error) });
    await act(async () => {
      await cast.alice.available();
      await cast.customer.calls(inboundNumber);
    });
    // It posts by the network, for which the simulated time does not wait.
    const isOver = async () => {
      await clock.runUntil(clock.now() + 500);
      expect(stack.connect.phones.dialled().filter((line) => line.number === number)).toEqual([]);
    };
    await vi.waitFor(isOver, { timeout: 20_000, interval: 50 });
    const contactId = await act(() => cast.alice.accept());
    end();
    expect((await read(contactId)).body.handOffs).toMatchObject([
      { session: { reason: expect.stringContaining('over the limit'), transcript: { length: 6 } } },
    ]);
    expect(failed).toEqual([]);
    await ends();
  });

  test('npm run handoff-test goes through the set-up, and says of a call whether it was passed on and what arrived', async () => {
    const { stack } = running();
    const stacks = ['Ledger', 'Connect', 'Desk'].flatMap((name) => ['--stack', `ConsultCall${name}-c0c0c0c0`]);
    const look = async (...args: readonly string[]) => {
      const { ended } = startCommand(
        'handoff-test',
        [...stacks, '--desk', stack.addresses.desk, '--json', ...args],
        stack.cloud.operatorEnvironment,
      );
      const { code, stdout } = await ended;
      const { steps } = JSON.parse(stdout) as { steps: readonly { step: string; fix: string | null }[] };
      return { code, steps: steps.map(({ step, fix }) => (fix === null ? step : `${step}!`)) };
    };
    const setUp = ['deployed', 'secret', 'flow', 'credentials', 'unsigned'];
    expect(await look()).toEqual({ code: 0, steps: setUp });
    expect(await look('--ai-agent', '2')).toEqual({ code: 2, steps: ['deployed!'] });
    await talks();
    const contactId = await takes();
    expect(await look('--contact', 'nobody')).toEqual({ code: 2, steps: [...setUp, 'passed!'] });
    expect(await look('--contact', contactId)).toEqual({ code: 2, steps: [...setUp, 'passed', 'arrived!'] });
    expect(await look('--contact', contactId, '--send')).toEqual({ code: 0, steps: [...setUp, 'passed', 'sent', 'arrived'] });
    expect((await read(contactId)).body.handOffs).toMatchObject([{ session: { sessionId: 'handoff-test' } }]);
    await ends();
  }, 60_000);

  test('nothing was refused to a function, and nothing failed unseen', () => {
    expect([running().stack.cloud.deniedRequests(), running().stack.cloud.troubles()]).toEqual([[], []]);
  });
});
