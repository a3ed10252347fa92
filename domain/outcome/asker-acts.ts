import type { Act } from '../fold/acts.ts';
import { isSince } from '../fold/askers-log.ts';
import type { ConsultPair } from '../fold/consult-pair.ts';
import { TOGETHER_MS } from '../fold/instant.ts';
import type { LegTimeline } from '../fold/leg-timeline.ts';
import { wasThere } from './joins.ts';

/** How far a log entry may lie from the change it tells of and still be about it. */
const NEAR_MS = 2000;

/**
 * The asker's log entries about one consult: those on the invited leg, and those on the asker's own leg that fit no other consult.
 * The asker's desk is not told the id of the leg it made, so entries on the asker's leg are matched by time.
 */
export function askerActs(pair: ConsultPair): readonly Act[] {
  const asker = pair.asker?.agent ?? null;
  const there = [...new Set([pair.invited, pair.reached])].flatMap((leg) =>
    leg.acts.filter((act) => act.agent === asker && leg.agent !== asker),
  );
  // While nothing tells when the leg began, nothing tells which consult is meant.
  return pair.invited.startedAt ? [...there, ...untilTakenBack(ownActs(pair))] : there;
}

/** What an asker did after they took an invitation back is about another. */
function untilTakenBack(acts: readonly Act[]): readonly Act[] {
  const at = acts.findIndex((act) => act.verb === 'cancelled');
  return at < 0 ? acts : acts.slice(0, at + 1);
}

function ownActs(pair: ConsultPair): readonly Act[] {
  const { log } = pair;
  const own = log.acts.filter((act, i) => isOfConsult(act, i, pair));
  if (!log.clockFits) return pair.siblings.length === 0 ? own.map((act) => ({ ...act, at: null })) : [];
  const lives = livesOf(pair);
  return own.filter((act) => isSince(act, log, pair.invited) && isAbout(act, lives, pair));
}

/** An agent logs the taking of their own call with the same verb as an answer to their dialling: it lies before the first dial. */
function isOfConsult({ verb, at }: Act, i: number, { invited, log }: ConsultPair): boolean {
  if (verb !== 'answered') return true;
  if (log.firstDial >= 0) return i > log.firstDial;
  return at !== null && at.ms >= (invited.startedAt?.ms ?? Number.NEGATIVE_INFINITY);
}

/** Log entries of whoever was asked: on the leg that is their own contact. A joining after the asker had gone is about others. */
export function consultedActs({ asker, reached }: ConsultPair): readonly Act[] {
  // An outside party has no desk: nobody's log speaks for them.
  if (reached.method === 'EXTERNAL_OUTBOUND') return [];
  const own = reached.acts.filter(
    (act) => act.agent !== asker?.agent && (reached.target?.kind !== 'agent' || act.agent === reached.target.id),
  );
  return own.filter((act) => act.verb !== 'joined' || (act.at !== null && wasThere(asker, act.at)));
}

interface Life {
  readonly leg: LegTimeline;
  readonly from: number;
  readonly to: number;
}

interface Lives {
  readonly own: Life;
  readonly others: readonly Life[];
}

function isAbout(act: Act, { own, others }: Lives, { siblings, log }: ConsultPair): boolean {
  if (!act.at) return siblings.length === 0;
  const at = act.at.ms;
  if (!covers(own, at)) return false;
  // So near to the end it may as well have come after it.
  if (act.verb === 'joined') return at + TOGETHER_MS <= own.to;
  const rivals = others.filter((other) => covers(other, at) && isSince(act, log, other.leg));
  if (act.verb === 'returned') return rivals.every((other) => Math.abs(own.to - at) < Math.abs(other.to - at));
  // The next dial is possible only after the one before has finished.
  return rivals.every((other) => own.from > other.from);
}

const livesOf = ({ invited, reached, siblings }: ConsultPair): Lives => ({
  own: { leg: invited, from: startOf(invited), to: endOf(reached) },
  others: siblings.map((leg) => ({ leg, from: startOf(leg), to: endOf(leg) })),
});

const covers = ({ from, to }: Life, at: number) => from - NEAR_MS <= at && at <= to + NEAR_MS;
const startOf = (leg: LegTimeline) => leg.startedAt?.ms ?? Number.NEGATIVE_INFINITY;
const endOf = (leg: LegTimeline) => leg.endedAt?.ms ?? Number.POSITIVE_INFINITY;
