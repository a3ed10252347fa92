import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { inParallel } from '../lambdas/runtime/in-parallel.ts';
import { callOf } from '../test/cli/generated-export.ts';
import type { Benchmark } from './figure.ts';
import { median } from './quantile.ts';
import { openScratchLedger, type ScratchLedger } from './scratch-ledger.ts';
import { TOLD } from './told.ts';

const FACTS = 400;
/** Warm-up rounds are not counted; the others take turns with the bare request, so that both meet the same machine. */
const ROUNDS = { warmUp: 2, counted: 7 };
const AT_ONCE = 10;

/** Facts a second through each handler, beside a bare UpdateItem of the same table at the same concurrency. */
export const handlerRate: Benchmark = {
  names: ['handler.facts-per-second'],
  run: async (tell, wanted) => {
    const ledger = await openScratchLedger();
    try {
      for (const [name, { of }] of Object.entries(TOLD)) {
        const figure = `handler.facts-per-second.${name}`;
        if (!wanted(figure)) continue;
        let call = 0;
        const round = () => {
          const takes: (() => Promise<unknown>)[] = [];
          while (takes.length < FACTS)
            for (const leg of callOf(call++))
              takes.push(
                ...of(leg).map(
                  ({ take }) =>
                    () =>
                      take(ledger),
                ),
              );
          return takes.slice(0, FACTS);
        };
        const rates = await takeTurns(round, () => bareUpdates(ledger));
        tell({ name: figure, unit: 'per-second', ...rates, concurrency: AT_ONCE });
      }
    } finally {
      await ledger.close();
    }
  },
};

type Round = () => readonly (() => Promise<unknown>)[];

async function takeTurns(ours: Round, bare: Round): Promise<{ readonly value: number; readonly baseline: number }> {
  const rates: { readonly ours: number; readonly bare: number }[] = [];
  for (let i = 0; i < ROUNDS.warmUp + ROUNDS.counted; i += 1) {
    const both = { ours: await perSecond(ours()), bare: await perSecond(bare()) };
    if (i >= ROUNDS.warmUp) rates.push(both);
  }
  return { value: Math.round(median(rates.map((rate) => rate.ours))), baseline: Math.round(median(rates.map((rate) => rate.bare))) };
}

async function perSecond(work: ReturnType<Round>): Promise<number> {
  const startedAt = performance.now();
  await inParallel(work, AT_ONCE, (one) => one().then(() => {}));
  return (work.length * 1000) / (performance.now() - startedAt);
}

let written = 0;
const bareUpdates = ({ db, tableName }: ScratchLedger) =>
  Array.from({ length: FACTS }, () => () => {
    written += 1;
    const Key = { pk: { S: `BARE#${Math.floor(written / 4)}` }, sk: { S: 'FACTS' } };
    const ExpressionAttributeValues = { ':e': { SS: [`CONNECTED_TO_AGENT|${written}`] }, ':r': { SS: ['event|root'] } };
    return db.send(new UpdateItemCommand({ TableName: tableName, Key, UpdateExpression: 'ADD ev :e, root :r', ExpressionAttributeValues }));
  });
