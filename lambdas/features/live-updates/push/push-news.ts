import type { DynamoDBRecord } from 'aws-lambda';
import { METRICS } from '../../../../contract/metrics.ts';
import type { Leg } from '../../../../contract/schemas/consult.ts';
import type { ToDesk, ToDeskMessage } from '../../../../contract/socket.ts';
import { foldChain } from '../../../../domain/fold-chain.ts';
import { isListener } from '../../../../domain/listeners.ts';
import { rootOf } from '../../../../domain/root-of.ts';
import { inParallel } from '../../../runtime/in-parallel.ts';
import type { BatchReport } from '../../../runtime/process-batch.ts';
import type { Ledger } from '../../../store/ledger.ts';
import { agentIdsIn, type NameBook, readNames } from '../../../store/names.ts';
import { readChain } from '../../../store/read-chain.ts';
import { readLeg } from '../../../store/read-legs.ts';
import { presenceWatchers, type Socket, socketsOfAgent } from '../../../store/sockets.ts';
import type { StoredPresence } from '../../../store/stored-presence.ts';
import { newsIn } from './news-in.ts';
import { type Sender, sendTo } from './send-to.ts';
import { toDesk } from './to-desk.ts';

/** How desks are reached; built once for each cold start. */
export interface Push extends BatchReport {
  readonly ledger: Ledger;
  /** Who is in the config: nobody else's presence is sent. */
  readonly book: NameBook;
  readonly senderOf: (endpoint: string) => Sender;
}

/** Chains, and messages, at the same time. */
const AT_ONCE = 10;

/**
 * Tells desks what a batch of the table's stream holds for them: that a chain, its note or a hand-off changed, to the agents on its legs; who is where,
 * to desks that watch. Never rejects: a desk that was not told asks by itself before long, and nobody else may wait for it.
 * @param nowMs milliseconds since 1970 UTC
 */
export async function pushNews(records: readonly DynamoDBRecord[], nowMs: number, push: Push): Promise<void> {
  const { chains, notes, handOffs, presences } = newsIn(records, (error) => failed(error, push));
  const quietly = (what: Promise<void>) => what.catch((error: unknown) => failed(error, push));
  await Promise.all([
    inParallel(chains, AT_ONCE, ([root, contactIds]) => quietly(pushChain({ root, contactIds, nowMs }, push))),
    inParallel(notes, AT_ONCE, ([root, version]) => quietly(pushNote({ root, version, nowMs }, push))),
    inParallel(handOffs, AT_ONCE, (contactId) => quietly(pushHandOff({ contactId, nowMs }, push))),
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
  const changed = legs.filter(({ contactId }) => contactIds.has(contactId));
  // To agents on the call nothing changes when somebody begins or ends to listen.
  const listenersOnly = changed.length > 0 && changed.every(isListener);
  await sendToAgents({ message: { type: 'contact-changed', rootContactId: root }, legs, listenersOnly, nowMs }, push);
}

interface WrittenNote {
  readonly root: string;
  readonly version: number;
  readonly nowMs: number;
}

async function pushNote({ root, version, nowMs }: WrittenNote, push: Push): Promise<void> {
  const legs = await legsOf(root, [], push);
  await sendToAgents({ message: { type: 'note-changed', rootContactId: root, version }, legs, listenersOnly: false, nowMs }, push);
}

interface ChangedHandOff {
  readonly contactId: string;
  readonly nowMs: number;
}

async function pushHandOff({ contactId, nowMs }: ChangedHandOff, push: Push): Promise<void> {
  const leg = await readLeg(push.ledger, contactId);
  // Nobody is known to be on the call yet: who comes on it reads what is there.
  if (!leg) return;
  const root = rootOf(leg.facts);
  const legs = await legsOf(root, [contactId], push);
  await sendToAgents({ message: { type: 'hand-off-changed', rootContactId: root }, legs, listenersOnly: false, nowMs }, push);
}

/** The legs of a chain, with those that changed. */
async function legsOf(root: string, contactIds: Iterable<string>, push: Push): Promise<readonly Leg[]> {
  const stored = await readChain(push.ledger, root, contactIds);
  return foldChain(
    root,
    stored.map(({ facts }) => facts),
  ).legs;
}

type OfACall =
  | Omit<ToDeskMessage<'contact-changed'>, 'contactIds'>
  | Omit<ToDeskMessage<'note-changed'>, 'contactIds'>
  | Omit<ToDeskMessage<'hand-off-changed'>, 'contactIds'>;

interface ForAgents {
  /** The message, which gets the ids of the legs. */
  readonly message: OfACall;
  readonly legs: readonly Leg[];
  readonly listenersOnly: boolean;
  readonly nowMs: number;
}

/** Tells the agents of a call, naming its legs; those of whoever listens to it are named to listeners alone. */
async function sendToAgents({ legs, listenersOnly, nowMs, message }: ForAgents, push: Push): Promise<void> {
  const listeners = agentsOf(legs.filter(isListener));
  const heard = legs.filter((leg) => !isListener(leg));
  const others = listenersOnly ? [] : agentsOf(heard).filter((agent) => !listeners.includes(agent));
  const tell = async (agents: readonly string[], named: readonly Leg[]) => {
    const sockets = await Promise.all(agents.map((agent) => socketsOfAgent(push.ledger, agent, nowMs)));
    await send({ ...message, contactIds: named.map(({ contactId }) => contactId) }, sockets.flat(), push);
  };
  await Promise.all([tell(listeners, legs), tell(others, heard)]);
}

const agentsOf = (legs: readonly Leg[]): readonly string[] => [...new Set(legs.flatMap(({ agent }) => agent ?? []))];

/** Agent events come for everybody in the instance; desks know only those of the config, as in the directory. */
async function pushPresences(presences: readonly StoredPresence[], nowMs: number, push: Push): Promise<void> {
  if (presences.length === 0) return;
  const known = agentIdsIn(await readNames(push.book, nowMs));
  const agents = presences.filter(({ agentId }) => known.has(agentId)).map(({ agentId, state, since }) => ({ agentId, state, since }));
  if (agents.length === 0) return;
  await send({ type: 'presence', agents }, await presenceWatchers(push.ledger, nowMs), push);
}

async function send(message: ToDesk, sockets: readonly Socket[], push: Push): Promise<void> {
  const data = toDesk(message);
  await inParallel(sockets, AT_ONCE, async (socket) => {
    const sent = await sendTo(socket, data, push).catch((error: unknown) => failed(error, push));
    if (sent) push.metrics.count(METRICS.pushesSent);
  });
}

function failed(error: unknown, { log, metrics }: Push): void {
  metrics.count(METRICS.pushesFailed);
  log.warn('Desks were not told of a change.', { error });
}
