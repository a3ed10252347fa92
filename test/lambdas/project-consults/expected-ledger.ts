import { applyFact } from '../../../domain/apply-fact.ts';
import type { LegFacts } from '../../../domain/fact.ts';
import { factsHash } from '../../../domain/facts-hash.ts';
import { foldChain } from '../../../domain/fold-chain.ts';
import { contributionOf } from '../../../domain/report/contribution-of.ts';
import { rootOf } from '../../../domain/root-of.ts';
import { expiryOfLeg } from '../../../lambdas/projection/expiry-of-leg.ts';
import type { Told } from './chain-messages.ts';

export const RETENTION_MONTHS = 25;
export const hashNumber = (phoneNumber: string) => `hash of ${phoneNumber.length} characters`;

type Item = Readonly<Record<string, unknown>>;

/** What must stand in the ledger after these messages, worked out in memory: no store, no projection, no order. */
export interface ExpectedLedger {
  readonly legs: readonly Item[];
  readonly consults: readonly Item[];
  /** Partition key without its prefix -> counter -> sum over the shards, zeros left out. */
  readonly report: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export function expectedLedger(messages: readonly Told[]): ExpectedLedger {
  const legs = new Map<string, LegFacts>();
  for (const fact of messages.flatMap(({ facts }) => facts)) legs.set(fact.contactId, applyFact(legs.get(fact.contactId), fact));
  const all = [...legs.values()].sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
  const rows = all.flatMap((leg) => rowOf(leg, all) ?? []);
  return { legs: all.map(legItem), consults: rows.map(({ item }) => item), report: sumOf(rows.map(({ contribution }) => contribution)) };
}

function legItem({ contactId, sets, record }: LegFacts): Item {
  const told = record ? { rec: record.json, recV: record.version } : {};
  return { pk: `LEG#${contactId}`, sk: 'FACTS', ...sets, ...told, ...expiry({ contactId, sets, ...(record ? { record } : {}) }) };
}

function rowOf(leg: LegFacts, all: readonly LegFacts[]) {
  const root = rootOf(leg);
  if (root === leg.contactId) return undefined;
  const chain = all.filter((other) => rootOf(other) === root);
  const consult = foldChain(root, chain).consults.find(({ contactId }) => contactId === leg.contactId);
  const contribution = consult ? contributionOf(consult, hashNumber) : {};
  const told = consult ? { row: JSON.stringify(consult), contribution: JSON.stringify(contribution) } : {};
  return { item: { pk: `CONSULT#${leg.contactId}`, sk: 'ROW', seen: factsHash(chain), ...told, ...expiry(leg) }, contribution };
}

function expiry(leg: LegFacts): Item {
  const expiresAt = expiryOfLeg(leg, RETENTION_MONTHS);
  return expiresAt === null ? {} : { expiresAt };
}

type Numbers = Record<string, Record<string, number>>;

/** Sums numbers by key and counter, and leaves out what comes to nothing. */
export function sumOf(all: readonly Readonly<Record<string, Readonly<Record<string, number>>>>[]): Numbers {
  const sums: Numbers = {};
  for (const [key, counters] of all.flatMap((numbers) => Object.entries(numbers))) {
    const own = sums[key] ?? {};
    for (const [name, by] of Object.entries(counters)) own[name] = (own[name] ?? 0) + by;
    sums[key] = own;
  }
  const withoutZeros = Object.entries(sums).map(
    ([key, own]) => [key, Object.fromEntries(Object.entries(own).filter(([, sum]) => sum !== 0))] as const,
  );
  return Object.fromEntries(withoutZeros.filter(([, own]) => Object.keys(own).length > 0));
}
