import { METRICS } from '../../../contract/metrics.ts';
import type { BatchReport } from '../../runtime/process-batch.ts';
import { refuseTooHeavy, refuseTooMany } from '../../store/chain-limits.ts';
import { commitConsult } from '../../store/commit-consult.ts';
import { ChainBusyError } from '../../store/errors.ts';
import type { Ledger } from '../../store/ledger.ts';
import { putMarker } from '../../store/put-marker.ts';
import { readConsultRows } from '../../store/read-consult-rows.ts';
import { readLegs } from '../../store/read-legs.ts';
import { readMarkerExpiries, readMarkers } from '../../store/read-markers.ts';
import { backOff } from '../../store/retry.ts';
import { expiryOfMarker } from './expiry-of-marker.ts';
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
 * @param changed contacts whose facts changed and that may belong to this chain, each with when its facts expire (seconds since 1970 UTC)
 * @throws ChainBusyError when others kept writing the same rows
 * @throws HeavyChainError for a call that is too large to be folded
 */
export async function projectChain(root: string, changed: ReadonlyMap<string, number>, projection: Projection): Promise<void> {
  const { ledger } = projection;
  let members = await mark(root, changed, ledger);
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

/** The members of the chain, after those of the given contacts that were missing were added. A marker expires with its contact's first instant. */
async function mark(root: string, changed: ReadonlyMap<string, number>, ledger: Ledger): Promise<ReadonlySet<string>> {
  const marked = await readMarkerExpiries(ledger, root);
  const wanted = [...changed]
    .filter(([contactId]) => contactId !== root)
    .map(([contactId, factsExpireAt]) => ({ root, contactId, expiresAt: expiryOfMarker(factsExpireAt) }));
  const toWrite = wanted.filter(({ contactId, expiresAt }) => (marked.get(contactId) ?? Number.POSITIVE_INFINITY) > expiresAt);
  await Promise.all(toWrite.map((marker) => putMarker(ledger, marker)));
  return new Set([...marked.keys(), ...wanted.map(({ contactId }) => contactId)]);
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
