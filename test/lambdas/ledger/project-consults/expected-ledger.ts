import { applyFact } from '../../../../domain/apply-fact.ts';
import type { LegFacts } from '../../../../domain/fact.ts';
import { factsHash } from '../../../../domain/facts-hash.ts';
import { foldChain } from '../../../../domain/fold-chain.ts';
import { askedAgents } from '../../../../domain/lists/asked-agents.ts';
import { listKeysOf } from '../../../../domain/lists/list-keys.ts';
import { contributionOf } from '../../../../domain/report/contribution-of.ts';
import { rootOf } from '../../../../domain/root-of.ts';
import { expiryOfLeg } from '../../../../lambdas/ledger/projection/expiry-of-leg.ts';
import { expiryOf } from '../../../../lambdas/store/expiry.ts';
import { actionsExpiry } from '../../../../lambdas/store/put-actions.ts';
import type { Told } from './chain-messages.ts';

export const RETENTION_MONTHS = 25;
/** When every action reached the ledger. */
export const RECEIVED_AT = '2026-11-21T10:30:00.000Z';
export const hashNumber = (phoneNumber: string) => `hash of ${phoneNumber.length} characters`;

type Item = Readonly<Record<string, unknown>>;

/** What must stand in the ledger after these messages, worked out in memory: no store, no projection, no order. */
export interface ExpectedLedger {
  /** What Connect said of each contact, and what desks logged on it. */
  readonly legs: readonly Item[];
  readonly consults: readonly Item[];
  readonly lists: readonly Item[];
  /** Partition key without its prefix -> counter -> sum over the shards, zeros left out. */
  readonly report: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export function expectedLedger(messages: readonly Told[]): ExpectedLedger {
  const legs = new Map<string, LegFacts>();
  for (const fact of messages.flatMap(({ facts }) => facts)) legs.set(fact.contactId, applyFact(legs.get(fact.contactId), fact));
  const all = [...legs.values()].sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
  const rows = all.flatMap((leg) => rowOf(leg, all) ?? []);
  return {
    legs: all.flatMap(legItems).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
    consults: rows.map(({ item }) => item),
    lists: rows.flatMap(({ listed }) => listed).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
    report: sumOf(rows.map(({ contribution }) => contribution)),
  };
}

/** What Connect said and what desks logged lie apart. */
function legItems({ contactId, sets: { act, ...sets }, record }: LegFacts): readonly Item[] {
  const pk = `LEG#${contactId}`;
  const told = record ? { rec: record.json, recV: record.version } : {};
  const leg = { contactId, sets, ...(record ? { record } : {}) };
  const facts = { pk, sk: 'FACTS', ...sets, ...told, ...expiry(leg) };
  const isFacts = record !== undefined || Object.keys(sets).length > 0;
  return [
    ...(act ? [{ pk: `ACTIONS#${contactId}`, sk: 'ACTIONS', act, expiresAt: actionsExpiry(RECEIVED_AT, RETENTION_MONTHS) }] : []),
    ...(isFacts ? [facts] : []),
  ];
}

function rowOf(leg: LegFacts, all: readonly LegFacts[]) {
  const root = rootOf(leg);
  if (root === leg.contactId) return undefined;
  const chain = all.filter((other) => rootOf(other) === root);
  const folded = foldChain(root, chain);
  const consult = folded.consults.find(({ contactId }) => contactId === leg.contactId);
  const contribution = consult ? contributionOf(consult, hashNumber) : {};
  const lists = consult ? listKeysOf(consult, askedAgents(consult, folded)) : [];
  const told = consult ? { row: JSON.stringify(consult), contribution: JSON.stringify(contribution), lists: JSON.stringify(lists) } : {};
  const item = { pk: `CONSULT#${leg.contactId}`, sk: 'ROW', seen: factsHash(chain), ...told, ...expiry(leg) };
  return { item, contribution, listed: lists.map((key) => listItem(key, leg.contactId)) };
}

/** `LIST#<month>#<list>#<value>`, `<instant>#<contact id>`. */
function listItem(key: string, contactId: string): Item {
  const [startedAt = '', ...list] = key.split('#');
  const month = startedAt.slice(0, 7);
  return {
    pk: `LIST#${month}#${list.join('#')}`,
    sk: `${startedAt}#${contactId}`,
    expiresAt: expiryOf(startedAt, RETENTION_MONTHS),
  };
}

const nameOf = ({ pk, sk }: Item): string => `${pk}/${sk}`;

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
