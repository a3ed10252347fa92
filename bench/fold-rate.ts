import { applyFact } from '../domain/apply-fact.ts';
import type { LegFacts } from '../domain/fact.ts';
import { foldChain } from '../domain/fold-chain.ts';
import { parseContactRecord } from '../domain/parse-contact-record.ts';
import { rootOf } from '../domain/root-of.ts';
import { messagesOf } from '../test/cli/generated-export.ts';
import { factsOf } from '../test/domain/facts-of.ts';
import type { Benchmark } from './figure.ts';

const SIZES = [10, 100, 1_000, 10_000, 100_000, 1_000_000];
const CALLS_AT_ONCE = 500;

/** Chains a second from contact records to consults, for ever more records: the same rate means it grows as they do. */
export const foldRate: Benchmark = {
  names: ['fold.chains-per-second'],
  run: async (tell) => {
    for (const warmUp of [true, false]) {
      for (const records of warmUp ? SIZES.slice(0, 4) : SIZES) {
        const { chains, ms } = fold(records);
        const perSecond = Math.round((chains * 1000) / ms);
        if (!warmUp) tell({ name: 'fold.chains-per-second', value: perSecond, unit: 'per-second', records, chains, ms: Math.round(ms) });
      }
    }
  },
};

/** Folds about so many records; only the product's own work is timed, not the making of what it works on. */
function fold(records: number): { readonly chains: number; readonly ms: number } {
  let [chains, ms, read] = [0, 0, 0];
  for (let call = 0; read < records; call += CALLS_AT_ONCE) {
    const messages = Array.from({ length: CALLS_AT_ONCE }, (_, i) => messagesOf(call + i, ['records'])).flat();
    const lines = messages.slice(0, records - read).map((message) => JSON.stringify(message));
    read += lines.length;
    const startedAt = performance.now();
    chains += chainsIn(lines);
    ms += performance.now() - startedAt;
  }
  return { chains, ms };
}

function chainsIn(lines: readonly string[]): number {
  const legs = new Map<string, LegFacts>();
  for (const line of lines)
    for (const fact of factsOf(parseContactRecord(line))) legs.set(fact.contactId, applyFact(legs.get(fact.contactId), fact));
  const byRoot = Map.groupBy(legs.values(), (leg) => rootOf(leg));
  for (const [root, own] of byRoot) foldChain(root, own);
  return byRoot.size;
}
