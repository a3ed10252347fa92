import { MOST_CONTACTS, mayBeDue, type NextPlace, nextPlace, type Patience } from '../../../../domain/come-back/next-place.ts';
import { parseWaiting, type WaitingLeg } from '../../../../domain/come-back/parse-waiting.ts';
import type { SeenLeg } from '../../../../domain/come-back/seen-leg.ts';
import { teamOf } from '../../../../domain/come-back/team-of.ts';
import type { LegFacts } from '../../../../domain/fact.ts';
import type { Log } from '../../../runtime/log.ts';
import { type LegsInSight, legsInSight } from './legs-in-sight.ts';

/** What the waiting flow gets: a STRING_MAP, because flows know no other values than texts. */
export interface ReturnAnswer {
  readonly next: NextPlace['next'];
  /** User ARN of the agent who sent the caller; empty unless they go there. */
  readonly sender: string;
  /** ARN of the team's queue, where the caller goes instead if the sender's own queue is full; empty when none is known. */
  readonly team: string;
}

/** Where the answer is read. */
export interface Sight {
  readonly instanceArn: string;
  readonly patience: Patience;
  readonly log: Log;
  /** The facts of the legs that may belong to a chain. */
  readChain(root: string): Promise<readonly LegFacts[]>;
  /** What the instance itself says of one contact. */
  describe(contactId: string): Promise<SeenLeg>;
  /** Logged out, offline or on a break, as far as is known: nothing is routed to them. */
  isAway(agentArn: string): Promise<boolean>;
}

const NOWHERE: ReturnAnswer = { next: 'nowhere', sender: '', team: '' };

/**
 * Says where a caller goes whom nobody answered after a hand-over. While the asker, or anybody else, is with the caller, nothing is
 * taken from them: they hear the leg ring and can take their question back.
 * @param nowMs milliseconds since 1970 UTC
 * @throws what the SDK throws; the flow then lets the caller wait on, and asks again
 */
export async function chooseReturn(event: unknown, sight: Sight, nowMs: number): Promise<ReturnAnswer> {
  const parsed = parseWaiting(event, { instanceArn: sight.instanceArn });
  if (!parsed.ok) {
    sight.log.warn('A waiting leg could not be read: it waits on.', { ...parsed.rejection });
    return NOWHERE;
  }
  const legs = legsInSight(parsed.leg.root, await sight.readChain(parsed.leg.root), sight.describe);
  const leg = await waitingLeg(parsed.leg, legs);
  if (!mayBeDue(leg, sight.patience, nowMs)) return NOWHERE;
  const sender = await senderOf(leg, legs);
  if (!sender || sender.leftAt === null || (await somebodyIsThere(leg, legs))) return NOWHERE;
  const team = await teamOfSender(sender, legs);
  const senderIsAway = sender.agent === null || (await sight.isAway(sender.agent));
  const movesLeft = MOST_CONTACTS - (await contactsUpTo(leg, legs));
  return answerOf(nextPlace({ leg, sender, team, senderIsAway, movesLeft }, sight.patience, nowMs), team);
}

/** How many contacts led to a leg, itself included; no more are counted than make a difference. */
async function contactsUpTo(leg: SeenLeg, legs: LegsInSight): Promise<number> {
  let [count, parent] = [1, leg.parent];
  for (; parent !== null && count < MOST_CONTACTS; count += 1) {
    const known = legs.inLedger(parent);
    parent = known?.method ? known.parent : (await legs.complete(parent)).parent;
  }
  return count;
}

const answerOf = (place: NextPlace, team: string | null): ReturnAnswer => ({
  next: place.next,
  sender: place.next === 'sender' ? place.agent : '',
  team: place.next === 'nowhere' ? '' : (team ?? ''),
});

/** The leg as its flow tells of it, with since when it waits. */
async function waitingLeg({ contactId, parent, method, queue }: WaitingLeg, legs: LegsInSight): Promise<SeenLeg> {
  const known = legs.inLedger(contactId);
  const seen = known?.waitsSince ? known : await legs.complete(contactId);
  return { ...seen, parent: parent ?? seen.parent, method: method ?? seen.method, queue: queue ?? seen.queue };
}

/** The leg of the agent who asked; undefined when no agent did. */
async function senderOf(leg: SeenLeg, legs: LegsInSight): Promise<SeenLeg | undefined> {
  const asked = await askedLeg(leg, legs, new Set());
  if (asked?.method !== 'TRANSFER' || asked.parent === null) return undefined;
  const sender = legs.inLedger(asked.parent);
  return sender?.agent && sender.leftAt ? sender : legs.complete(asked.parent);
}

/** The leg that the question made, above those that flows made of it. */
async function askedLeg(leg: SeenLeg, legs: LegsInSight, seen: Set<string>): Promise<SeenLeg | undefined> {
  if (leg.method !== 'QUEUE_TRANSFER') return leg;
  if (leg.parent === null || seen.has(leg.parent)) return undefined;
  return askedLeg(legs.inLedger(leg.parent) ?? (await legs.complete(leg.parent)), legs, seen.add(leg.parent));
}

/** An agent, or somebody outside, has the caller on another leg. A listening supervisor has not. */
async function somebodyIsThere(leg: SeenLeg, legs: LegsInSight): Promise<boolean> {
  const open = legs.known.filter((one) => one.contactId !== leg.contactId && one.leftAt === null && one.method !== 'MONITOR');
  const now = await Promise.all(open.map(({ contactId }) => legs.complete(contactId)));
  return now.some((one) => one.leftAt === null && (one.agent !== null || one.method === 'EXTERNAL_OUTBOUND'));
}

async function teamOfSender(sender: SeenLeg, legs: LegsInSight): Promise<string | null> {
  const known = teamOf(sender, legs.inLedger);
  return known ?? teamOf(await legs.complete(sender.contactId), legs.inLedger);
}
