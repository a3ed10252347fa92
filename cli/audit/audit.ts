import { rootOf } from '../../domain/root-of.ts';
import { refold } from '../../lambdas/ledger/projection/rows-to-write.ts';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { readConsultRows } from '../../lambdas/store/read-consult-rows.ts';
import { readLegs } from '../../lambdas/store/read-legs.ts';
import { type LedgerEntry, type RowEntry, scanLedger } from '../../lambdas/store/scan-ledger.ts';
import type { Progress } from '../progress.ts';
import type { SpillFolder } from '../spill/spill-folder.ts';
import { ChainBooks } from './chain-books.ts';
import { drift, type NumberDifference, type RowDifference, rowDifference } from './differences.ts';
import { isChainLeaving, isLeaving } from './leaving.ts';
import { type AuditRules, neededCommits } from './look-again.ts';
import { NumberBooks } from './number-books.ts';

export interface Audit extends AuditRules {
  readonly ledger: Ledger;
  /** Parts of the table that are read side by side. */
  readonly segments: number;
  readonly folder: SpillFolder;
  readonly progress: Progress;
  /** Waits until the projection has done what was under way while the table was read. */
  readonly settle: () => Promise<unknown>;
}

interface Counts {
  contacts: number;
  chains: number;
  consults: number;
  reportItems: number;
  /** Chains that were passed over because retention is deleting them. */
  leaving: number;
}

export interface Findings extends Readonly<Counts> {
  readonly rows: readonly RowDifference[];
  readonly numbers: readonly NumberDifference[];
}

/**
 * Folds every chain of a table anew and compares: rows with the facts, the report's numbers with the rows. The table may be in use: what
 * differs is looked at again, and counts only if it differs still, numbers by the same amount.
 */
export async function audit(run: Audit): Promise<Findings> {
  const chains = new ChainBooks(run.folder);
  const books = new NumberBooks(run.folder, 'numbers');
  const counts: Counts = { contacts: 0, chains: 0, consults: 0, reportItems: 0, leaving: 0 };
  await scanAll(run, (entry) => {
    if (entry.kind === 'leg' && !entry.leg.isActions) counts.contacts += 1;
    if (entry.kind === 'leg') return chains.addLeg(entry.leg);
    if (entry.kind === 'row') chains.addRow(entry);
    if (entry.kind === 'numbers') counts.reportItems += 1;
    addNumbers(entry, books);
  });
  const suspects = await suspectRows(run, chains, counts);
  const numbers = await collected(books.differences(run));
  if (suspects.length + numbers.length > 0) await run.settle();
  const result = { ...counts, rows: await confirmedRows(run, suspects), numbers: await confirmedNumbers(run, numbers) };
  run.progress.clear();
  return result;
}

async function scanAll({ ledger, segments, progress }: Audit, onEntry: (entry: LedgerEntry) => void): Promise<void> {
  let seen = 0;
  const scanOne = async (index: number) => {
    for await (const entries of scanLedger(ledger, { index, of: segments })) {
      entries.forEach(onEntry);
      seen += entries.length;
      progress.show('Reading items:', seen, null);
    }
  };
  await Promise.all(Array.from({ length: segments }, (_, index) => scanOne(index)));
}

function addNumbers(entry: LedgerEntry, books: NumberBooks): void {
  if (entry.kind === 'row') books.addExpected(entry.contactId, entry.row.contribution);
  if (entry.kind === 'erased') books.addExpected(entry.rowId, entry.contribution);
  if (entry.kind === 'numbers') books.addActual(entry.pk, entry.sk, entry.counters);
}

async function suspectRows(run: Audit, chains: ChainBooks, counts: Counts): Promise<readonly RowDifference[]> {
  const found: RowDifference[] = [];
  const onOrphan = ({ contactId, expiresAt }: RowEntry) => {
    if (!isLeaving(expiresAt, run.nowSeconds)) found.push(orphan(contactId));
  };
  for await (const some of chains.chains(onOrphan, (done, of) => run.progress.show('Folding', done, of))) {
    counts.chains += some.length;
    for (const chain of some) {
      const rows = refold(chain, run);
      counts.consults += rows.filter(({ after }) => after.consult !== null).length;
      if (isChainLeaving(chain.legs, run.nowSeconds)) counts.leaving += 1;
      else found.push(...rows.flatMap((row) => rowDifference(chain.root, row) ?? []));
    }
  }
  return found;
}

/** What is suspect still when it is read again, strongly consistent and all at one time: the table may have been in use while it was scanned. */
async function confirmedRows({ ledger, ...rules }: Audit, suspects: readonly RowDifference[]): Promise<readonly RowDifference[]> {
  const alone = suspects.filter(isOrphan).map(({ contactId }) => contactId);
  const rows = await readConsultRows(ledger, alone);
  const legs = new Map((await readLegs(ledger, alone)).map(({ facts }) => [facts.contactId, facts]));
  const confirmed = alone.filter((contactId) => rows.has(contactId) && !legs.has(contactId)).map(orphan);
  const roots = [
    ...suspects.filter((one) => !isOrphan(one)).map(({ rootContactId }) => rootContactId),
    ...[...legs.values()].map((leg) => rootOf(leg)),
  ];
  for (const root of new Set(roots)) {
    const commits = await neededCommits(root, ledger, rules);
    confirmed.push(...commits.flatMap((commit) => rowDifference(root, commit) ?? []));
  }
  return confirmed;
}

const orphan = (contactId: string): RowDifference => ({ rootContactId: contactId, contactId, kind: 'without-facts' });
const isOrphan = ({ kind }: RowDifference): boolean => kind === 'without-facts';

async function confirmedNumbers(run: Audit, suspects: readonly NumberDifference[]): Promise<readonly NumberDifference[]> {
  if (suspects.length === 0) return [];
  const books = new NumberBooks(run.folder, 'numbers-again');
  await scanAll(run, (entry) => addNumbers(entry, books));
  const drifts = new Map(suspects.map((one) => [nameOf(one), drift(one)]));
  return (await collected(books.differences(run))).filter((one) => drifts.get(nameOf(one)) === drift(one));
}

/** What a report item is called in answers. */
export const nameOf = ({ key }: Pick<NumberDifference, 'key'>): string => `${key.pk.S}/${key.sk.S}`;

async function collected<T>(all: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const one of all) list.push(one);
  return list;
}
