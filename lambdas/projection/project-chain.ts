import { METRICS } from '../runtime/env.ts';
import type { BatchReport } from '../runtime/process-batch.ts';
import { refuseTooHeavy, refuseTooMany } from '../store/chain-limits.ts';
import { commitConsult } from '../store/commit-consult.ts';
import { ChainBusyError } from '../store/errors.ts';
import type { Ledger } from '../store/ledger.ts';
import { putMarker } from '../store/put-marker.ts';
import { readConsultRows } from '../store/read-consult-rows.ts';
import { readLegs } from '../store/read-legs.ts';
import { readMarkers } from '../store/read-markers.ts';
import { backOff } from '../store/retry.ts';
import { type ReadChain, type RowRules, rowsToWrite } from './rows-to-write.ts';

/** What the projection needs; built once for each cold start. */
export interface Projection extends BatchReport, RowRules {
  readonly ledger: Ledger;
}

/** How often a chain is read again because others wrote it at the same time, before the stream is left to deliver again. */
export const ROUNDS = 6;

/**
 * Brings the consult rows of one chain, and the report with them, to what the facts say.
 * Whoever projects a chain last sees all of it: markers are written before anything is read, rows are read before legs, and a
 * row is only written over the one that was read.
 * @param contactIds contacts whose facts changed and that may belong to this chain
 * @throws ChainBusyError when others kept writing the same rows
 * @throws HeavyChainError for a call that is too large to be folded
 */
export async function projectChain(root: string, contactIds: Iterable<string>, projection: Projection): Promise<void> {
  const { ledger } = projection;
  let members = await mark(root, contactIds, ledger);
  for (let round = 1; round <= ROUNDS; round++) {
    // A contact that nobody was invited from: most contacts, and one small query each.
    if (members.size === 0) return;
    refuseTooMany(root, members.size);
    const rows = await readConsultRows(ledger, [root, ...members]);
    const stillMembers = new Set(await readMarkers(ledger, root));
    if (stillMembers.size === members.size) {
      const legs = await readLegs(ledger, [root, ...members]);
      refuseTooHeavy(root, legs);
      if (await writeRows({ root, rows, legs }, projection)) return;
      await backOff(round);
    }
    members = stillMembers;
  }
  throw new ChainBusyError(`The rows of chain ${root} were changed by others ${ROUNDS} times.`);
}

/** The members of the chain, after those of the given contacts that were missing were added. */
async function mark(root: string, contactIds: Iterable<string>, ledger: Ledger): Promise<ReadonlySet<string>> {
  const members = new Set(await readMarkers(ledger, root));
  const missing = [...contactIds].filter((id) => id !== root && !members.has(id));
  await Promise.all(missing.map((id) => putMarker(ledger, root, id)));
  return new Set([...members, ...missing]);
}

/** Whether every row could be written: each is its own transaction, so a crash between two of them leaves nothing half done. */
async function writeRows(chain: ReadChain, projection: Projection): Promise<boolean> {
  const { ledger, metrics } = projection;
  const results = await Promise.all(rowsToWrite(chain, projection).map((row) => commitConsult(ledger, row)));
  const refused = results.filter((result) => result === 'refused').length;
  metrics.count(METRICS.consultsCommitted, results.length - refused);
  metrics.count(METRICS.commitsRefused, refused);
  return refused === 0;
}
