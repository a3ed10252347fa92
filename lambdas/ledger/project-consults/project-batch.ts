import type { DynamoDBRecord } from 'aws-lambda';
import { rootClaims } from '../../../domain/root-of.ts';
import { inParallel } from '../../runtime/in-parallel.ts';
import type { PoisonQueue } from '../../runtime/poison.ts';
import { type BatchAnswer, readEach, recordFailed } from '../../runtime/process-batch.ts';
import { readLegsWithoutActions } from '../../store/read-legs.ts';
import { type Projection, projectChain } from '../projection/project-chain.ts';
import { type Change, changeOf } from './changes.ts';
import { keepExpiry, wantedExpiry } from './keep-expiry.ts';
import { setAside } from './set-aside.ts';

/** Chains worked on at once; each is a handful of requests one after the other. */
const AT_ONCE = 8;

/** The projection, and where it sets aside what is too heavy for it. */
export interface BatchProjection extends Projection {
  readonly poison: PoisonQueue;
}

/** One piece of work, and the records that are delivered again when it fails. */
interface Work {
  readonly recordIds: Set<string>;
  readonly run: () => Promise<void>;
}

/**
 * Projects everything a batch of stream records touched, each chain once however many of its records are in the batch.
 * A record is done when all that it touched is done; the others, and those that cannot be read, are reported failed.
 */
export async function projectBatch(records: readonly DynamoDBRecord[], projection: BatchProjection): Promise<BatchAnswer> {
  const failed = new Set<string>();
  const fail = (id: string, error: unknown) => {
    if (!failed.has(id)) recordFailed(id, error, projection);
    failed.add(id);
  };
  const attempt = ({ recordIds, run }: Work) =>
    run().catch((error: unknown) => {
      for (const id of recordIds) fail(id, error);
    });
  const changes = readEach(
    records,
    (record) => changeOf(record) ?? [],
    ({ dynamodb: { SequenceNumber = '' } = {} }, error) => fail(SequenceNumber, error),
  );
  // Expiries first: the row of a leg without any instant takes over the leg's.
  await inParallel(expiries(changes, projection), AT_ONCE, attempt);
  const rooted = await withRoots(changes, projection).catch((error: unknown) => {
    for (const { recordId } of changes.filter(isOfActions)) fail(recordId, error);
    return changes.filter((change) => !isOfActions(change));
  });
  await inParallel(chains(rooted, projection), AT_ONCE, attempt);
  projection.metrics.flush();
  return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
}

const isOfActions = ({ leg }: Change): boolean => leg.isActions;

/**
 * Changes with every chain that their contacts may belong to. An item of actions names none, so the contact's other item is read. What is
 * not in it yet comes after the actions, and whoever projects that sees them.
 */
async function withRoots(changes: readonly Change[], { ledger }: Projection): Promise<readonly Change[]> {
  const acted = changes.filter(isOfActions).map(({ leg }) => leg.facts.contactId);
  if (acted.length === 0) return changes;
  const legs = await readLegsWithoutActions(ledger, acted);
  const roots = new Map(legs.map(({ facts }) => [facts.contactId, rootClaims(facts)]));
  return changes.map((change) =>
    isOfActions(change) ? { ...change, roots: roots.get(change.leg.facts.contactId) ?? change.roots } : change,
  );
}

// All changed contacts of a chain go in together: a marker that came after the reading would be missed.
function chains(changes: readonly Change[], projection: BatchProjection): Work[] {
  const touched = new Map<string, { contacts: Map<string, number>; recordIds: Set<string> }>();
  for (const { roots, leg, recordId, writtenAt } of changes) {
    for (const root of roots) {
      const { contacts, recordIds } = touched.get(root) ?? { contacts: new Map(), recordIds: new Set() };
      const expiresAt = wantedExpiry(leg, writtenAt, projection.retentionMonths);
      const earlier = contacts.get(leg.facts.contactId) ?? expiresAt;
      touched.set(root, {
        contacts: contacts.set(leg.facts.contactId, Math.min(earlier, expiresAt)),
        recordIds: recordIds.add(recordId),
      });
    }
  }
  return [...touched].map(([root, { contacts, recordIds }]) => ({
    recordIds,
    run: () => projectChain(root, contacts, projection).catch((error: unknown) => setAside(root, error, projection.poison, projection)),
  }));
}

// The last image of a contact tells the most.
function expiries(changes: readonly Change[], projection: Projection): Work[] {
  const last = new Map(changes.filter((change) => !isOfActions(change)).map((change) => [change.leg.facts.contactId, change]));
  return [...last.values()].map(({ leg, writtenAt, recordId }) => ({
    recordIds: new Set([recordId]),
    run: () => keepExpiry(leg, writtenAt, projection),
  }));
}
