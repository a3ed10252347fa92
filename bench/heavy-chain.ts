import { VERBS } from '../contract/verbs.ts';
import type { LegFacts } from '../domain/fact.ts';
import { foldChain } from '../domain/fold-chain.ts';
import type { Benchmark } from './figure.ts';

const LEGS = 64;
const FACTS = [1_000, 2_500, 5_000, 10_000];
const START = Date.parse('2026-03-09T10:00:00.000Z');
const ROUNDS = 5;
const AGENT = 'arn:aws:connect:eu-west-2:111122223333:instance/11111111-1111-4111-8111-111111111111/agent/';

const at = (ms: number) => new Date(START + ms).toISOString();

/**
 * One call with 64 legs and ever more facts, all its consults alive at once and every action of every agent one that may be about each of
 * them: what an attacker would post. `baseline` is the same elements taken apart once.
 */
export const heavyChain: Benchmark = {
  names: ['fold.heavy-chain-ms'],
  run: async (tell) => {
    for (const facts of FACTS) {
      const legs = heavyLegs(facts);
      const [value, baseline] = [best(() => foldChain('c0', legs)), best(() => legs.map(takenApart))];
      tell({ name: 'fold.heavy-chain-ms', value, unit: 'ms', baseline, facts, legs: LEGS });
    }
  },
};

function heavyLegs(facts: number): readonly LegFacts[] {
  const each = Math.floor(facts / LEGS);
  return Array.from({ length: LEGS }, (_, i) => {
    const agent = `${AGENT}${i}`;
    const from = i === 0 ? 0 : 1_000 + i * 10;
    const act = Array.from({ length: each }, (_, n) => `${i}-${n}|${agent}|${VERBS[n % VERBS.length]}|${at(2_000 + n * 50)}|0`);
    const links = i === 0 ? {} : { root: ['event|c0'], prev: ['event|c0'] };
    const told = { method: [i === 0 ? 'event|INBOUND' : 'event|TRANSFER'], channel: ['event|VOICE'], agent: [`event|${agent}`] };
    const ev = [`CONNECTED_TO_AGENT|${at(from + 300)}`, `DISCONNECTED|${at(900_000)}`, `INITIATED|${at(from)}`];
    return { contactId: `c${i}`, sets: { ...links, ...told, ev, act } };
  });
}

const takenApart = ({ sets }: LegFacts) => Object.values(sets).flatMap((elements) => elements?.map((element) => element.split('|')));

/** The best of several rounds, in milliseconds: what the work takes when nothing else is in its way. */
function best(work: () => unknown): number {
  const took = Array.from({ length: ROUNDS }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
  return Math.round(Math.min(...took) * 10) / 10;
}
