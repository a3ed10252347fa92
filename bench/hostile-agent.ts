import { setTimeout as pause } from 'node:timers/promises';
import { type AgentSetUp, EXISTING_INSTANCE } from '../local/connect/instance.ts';
import { wallClock as clock } from '../local/connect/wall-clock.ts';
import { freePorts } from '../local/free-ports.ts';
import { type LocalStack, startStack } from '../local/stack.ts';
import type { Benchmark } from './figure.ts';
import { quantile } from './quantile.ts';

const DESKS = 50;
/** An honest desk asks so often: some five times what a busy one does, so that a run need not last for minutes. */
const ASKS_EVERY_MS = 2_000;
const ASKS = 10;
/** The hostile agent never has fewer requests under way, and stops by itself. */
const ATTACK = { atOnce: 16, most: 20_000, longestMs: 60_000 };
const HOSTILE = 'mallory';

/** What one hostile agent at full speed does to the desks of honest ones: their p95 with it, divided by their p95 without it. */
export const hostileAgent: Benchmark = {
  names: ['attack.honest-p95-ratio'],
  run: async (tell) => {
    const setUp = { ...EXISTING_INSTANCE, agents: [...EXISTING_INSTANCE.agents, agent(HOSTILE, 0), ...honestLogins().map(agent)] };
    const stack = await startStack({ firstPort: await freePorts(), clock, connect: { setUp } });
    try {
      const desks = await Promise.all(honestLogins().map((login) => asker(stack, login)));
      // No cold start is measured.
      for (const turn of [0, 1, 0, 1]) await Promise.all(desks.map((ask) => ask(turn)));
      const before = await honestRound(desks);
      const attack = startAttack(await asker(stack, HOSTILE));
      const during = await honestRound(desks);
      const hostile = await attack.stop();
      const [p95Before, p95During] = [quantile(before.delaysMs, 0.95), quantile(during.delaysMs, 0.95)];
      tell({
        name: 'attack.honest-p95-ratio',
        value: Math.round((p95During / p95Before) * 100) / 100,
        unit: 'ratio',
        p95BeforeMs: Math.round(p95Before),
        p95DuringMs: Math.round(p95During),
        honestDesks: DESKS,
        honestRequests: during.delaysMs.length,
        honestNotAnswered: during.notAnswered,
        hostileRequests: hostile.requests,
        hostilePerSecond: Math.round(hostile.requests / hostile.seconds),
        hostileRefused: hostile.refused,
      });
    } finally {
      await stack.stop();
    }
  },
};

const honestLogins = () => Array.from({ length: DESKS }, (_, at) => `honest-${at}`);

const agent = (login: string, at: number): AgentSetUp => ({
  id: `${login === HOSTILE ? 'bad00000' : '900d0000'}-0000-4000-8000-${String(at).padStart(12, '0')}`,
  login,
  firstName: login,
  lastName: 'Bench',
  routingProfile: 'Support',
});

/** Asks the API once, the routes of a desk in turn; the status. */
type Ask = (turn: number) => Promise<number>;

async function asker({ addresses, issuer }: LocalStack, login: string): Promise<Ask> {
  const headers = { authorization: `Bearer ${await issuer.tokenFor(login)}` };
  const range = new URLSearchParams({ from: new Date(Date.now() - 86_400_000).toISOString(), to: new Date().toISOString() });
  const paths = ['/directory', `/consults?${range}`];
  return async (turn) => {
    const answer = await fetch(`${addresses.desk}/api${paths[turn % paths.length]}`, { headers });
    await answer.arrayBuffer();
    return answer.status;
  };
}

/** Every desk asks a number of times, none at the moment of another: how long each answer took, in milliseconds. */
async function honestRound(desks: readonly Ask[]): Promise<{ readonly delaysMs: readonly number[]; readonly notAnswered: number }> {
  const [delaysMs, statuses]: [number[], number[]] = [[], []];
  const works = async (ask: Ask, desk: number) => {
    await pause((desk * ASKS_EVERY_MS) / DESKS);
    for (let turn = 0; turn < ASKS; turn += 1) {
      const startedAt = performance.now();
      statuses.push(await ask(turn));
      delaysMs.push(performance.now() - startedAt);
      await pause(Math.max(0, ASKS_EVERY_MS - (performance.now() - startedAt)));
    }
  };
  await Promise.all(desks.map(works));
  return { delaysMs, notAnswered: statuses.filter((status) => status !== 200).length };
}

/** Asks as fast as it is answered, until it is stopped or has reached its bounds. */
function startAttack(ask: Ask) {
  const startedAt = performance.now();
  let [requests, refused, stopped] = [0, 0, false];
  const mayAsk = () => !stopped && requests < ATTACK.most && performance.now() - startedAt < ATTACK.longestMs;
  const attacks = async () => {
    while (mayAsk()) {
      requests += 1;
      if ((await ask(requests)) === 429) refused += 1;
    }
  };
  const all = Promise.all(Array.from({ length: ATTACK.atOnce }, attacks));
  return {
    stop: async () => {
      stopped = true;
      await all;
      return { requests, refused, seconds: (performance.now() - startedAt) / 1000 };
    },
  };
}
