import type { DynamoDBRecord } from 'aws-lambda';
import type { Leg } from '../../domain/consult.ts';
import { foldChain } from '../../domain/fold-chain.ts';
import { METRICS } from '../runtime/env.ts';
import { inParallel } from '../runtime/in-parallel.ts';
import type { BatchReport } from '../runtime/process-batch.ts';
import type { Ledger } from '../store/ledger.ts';
import { readChain } from '../store/read-chain.ts';
import { presenceWatchers, type Socket, socketsOfAgent } from '../store/sockets.ts';
import type { StoredPresence } from '../store/stored-presence.ts';
import { newsIn } from './news-in.ts';
import { type Sender, sendTo } from './send-to.ts';

/** How desks are reached; built once for each cold start. */
export interface Push extends BatchReport {
  readonly ledger: Ledger;
  readonly senderOf: (endpoint: string) => Sender;
}

/** Chains, and messages, at the same time. */
const AT_ONCE = 10;

/**
 * Tells desks what a batch of the table's stream holds for them: that a chain or its note changed, to the agents on its legs; who is where,
 * to desks that watch. Never rejects: a desk that was not told asks by itself before long, and nobody else may wait for it.
 * @param nowMs milliseconds since 1970 UTC
 */
export async function pushNews(records: readonly DynamoDBRecord[], nowMs: number, push: Push): Promise<void> {
  const { chains, notes, presences } = newsIn(records, (error) => failed(error, push));
  const quietly = (what: Promise<void>) => what.catch((error: unknown) => failed(error, push));
  await Promise.all([
    inParallel(chains, AT_ONCE, ([root, contactIds]) => quietly(pushChain({ root, contactIds, nowMs }, push))),
    inParallel(notes, AT_ONCE, ([root, version]) => quietly(pushNote({ root, version, nowMs }, push))),
    quietly(pushPresences(presences, nowMs, push)),
  ]);
}

interface ChangedChain {
  readonly root: string;
  readonly contactIds: ReadonlySet<string>;
  readonly nowMs: number;
}

async function pushChain({ root, contactIds, nowMs }: ChangedChain, push: Push): Promise<void> {
  const legs = await legsOf(root, contactIds, push);
  await sendToAgents({ type: 'contact-changed', ...namesOf(root, legs) }, legs, nowMs, push);
}

interface WrittenNote {
  readonly root: string;
  readonly version: number;
  readonly nowMs: number;
}

async function pushNote({ root, version, nowMs }: WrittenNote, push: Push): Promise<void> {
  const legs = await legsOf(root, [], push);
  await sendToAgents({ type: 'note-changed', ...namesOf(root, legs), version }, legs, nowMs, push);
}

const namesOf = (rootContactId: string, legs: readonly Leg[]) => ({ rootContactId, contactIds: legs.map(({ contactId }) => contactId) });

/** The legs of a chain, with those that changed. */
async function legsOf(root: string, contactIds: Iterable<string>, push: Push): Promise<readonly Leg[]> {
  const stored = await readChain(push.ledger, root, contactIds);
  return foldChain(
    root,
    stored.map(({ facts }) => facts),
  ).legs;
}

async function sendToAgents(message: object, legs: readonly Leg[], nowMs: number, push: Push): Promise<void> {
  const agents = [...new Set(legs.flatMap(({ agent }) => agent ?? []))];
  const sockets = (await Promise.all(agents.map((agent) => socketsOfAgent(push.ledger, agent, nowMs)))).flat();
  await send(message, sockets, push);
}

async function pushPresences(presences: readonly StoredPresence[], nowMs: number, push: Push): Promise<void> {
  if (presences.length === 0) return;
  const agents = presences.map(({ agentId, state, since }) => ({ agentId, state, since }));
  await send({ type: 'presence', agents }, await presenceWatchers(push.ledger, nowMs), push);
}

async function send(message: object, sockets: readonly Socket[], push: Push): Promise<void> {
  const data = JSON.stringify(message);
  await inParallel(sockets, AT_ONCE, async (socket) => {
    const sent = await sendTo(socket, data, push).catch((error: unknown) => failed(error, push));
    if (sent) push.metrics.count(METRICS.pushesSent);
  });
}

function failed(error: unknown, { log, metrics }: Push): void {
  metrics.count(METRICS.pushesFailed);
  log.warn('Desks were not told of a change.', { error });
}
