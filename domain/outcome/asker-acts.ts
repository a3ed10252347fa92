import type { Act } from '../fold/acts.ts';
import type { ConsultPair } from '../fold/consult-pair.ts';
import { doubtMs, TOGETHER_MS } from '../fold/instant.ts';
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
  const own = (pair.asker?.acts ?? []).filter((act) => asker === null || act.agent === asker);
  const there = [...new Set([pair.invited, pair.reached])].flatMap((leg) =>
    leg.acts.filter((act) => act.agent === asker && leg.agent !== asker),
  );
  const dialled = ownAnswersLeftOut(own, pair);
  const believed = clockFits(own, pair) ? dialled : dialled.map((act) => ({ ...act, at: null }));
  // While nothing tells when the leg began, nothing tells which consult is meant.
  if (!pair.invited.startedAt) return there;
  return [...there, ...untilTakenBack(sinceDial(believed, pair.invited.startedAt.ms).filter((act) => isAbout(act, pair)))];
}

/** What an asker did after they took an invitation back is about another. */
function untilTakenBack(acts: readonly Act[]): readonly Act[] {
  const at = acts.findIndex((act) => act.verb === 'cancelled');
  return at < 0 ? acts : acts.slice(0, at + 1);
}

/** What an asker did before they dialled is about an earlier consult, however near. */
function sinceDial(own: readonly Act[], startMs: number): readonly Act[] {
  const near = own.filter((act) => act.verb === 'dialled' && act.at && Math.abs(act.at.ms - startMs) <= NEAR_MS);
  const from = near.sort((a, b) => apart(a, startMs) - apart(b, startMs))[0]?.at?.ms ?? startMs - TOGETHER_MS;
  return own.filter((act) => !act.at || act.at.ms >= from);
}

const apart = (act: Act, ms: number) => Math.abs((act.at?.ms ?? 0) - ms);

/** An agent logs the taking of their own call with the same verb as an answer to their dialling: it lies before the first dial. */
function ownAnswersLeftOut(own: readonly Act[], { invited }: ConsultPair): readonly Act[] {
  const firstDial = own.find((act) => act.verb === 'dialled');
  const followsDial = (act: Act): boolean => {
    if (!firstDial) return act.at !== null && act.at.ms >= (invited.startedAt?.ms ?? Number.NEGATIVE_INFINITY);
    return own.indexOf(act) > own.indexOf(firstDial) || (act.at !== null && act.at.ms === firstDial.at?.ms);
  };
  return own.filter((act) => act.verb !== 'answered' || followsDial(act));
}

/** Log entries of whoever was asked: on the leg that is their own contact. A joining after the asker had gone is about others. */
export function consultedActs({ asker, reached }: ConsultPair): readonly Act[] {
  const own = reached.acts.filter(
    (act) => act.agent !== asker?.agent && (reached.target?.kind !== 'agent' || act.agent === reached.target.id),
  );
  return own.filter((act) => act.verb !== 'joined' || (act.at !== null && wasThere(asker, act.at)));
}

/** A dial that no leg followed shows a clock that its skew does not correct. */
function clockFits(own: readonly Act[], { invited, siblings }: ConsultPair): boolean {
  const starts = [invited, ...siblings].map((leg) => leg.startedAt?.ms);
  if (starts.includes(undefined)) return true;
  const dials = own.filter((act) => act.verb === 'dialled' && act.at !== null);
  return dials.every((act) => starts.some((ms) => Math.abs((ms ?? 0) - (act.at?.ms ?? 0)) <= NEAR_MS));
}

function isAbout(act: Act, { invited, reached, siblings }: ConsultPair): boolean {
  if (!act.at) return siblings.length === 0;
  const at = act.at.ms;
  const span = { from: startOf(invited), to: endOf(reached) };
  const others = siblings.map((leg) => ({ from: startOf(leg), to: endOf(leg) })).filter((other) => lives(other, at));
  if (!lives(span, at)) return false;
  if (act.verb === 'joined') return at <= span.to + doubtMs(reached.endedAt);
  if (others.length === 0) return true;
  if (act.verb === 'returned' || act.verb === 'cancelled') return others.every((other) => Math.abs(span.to - at) < Math.abs(other.to - at));
  // The next dial is possible only after the one before has finished.
  return others.every((other) => span.from > other.from);
}

interface Life {
  readonly from: number;
  readonly to: number;
}

const lives = ({ from, to }: Life, at: number) => from - NEAR_MS <= at && at <= to + NEAR_MS;
const startOf = (leg: LegTimeline) => leg.startedAt?.ms ?? Number.NEGATIVE_INFINITY;
const endOf = (leg: LegTimeline) => leg.endedAt?.ms ?? Number.POSITIVE_INFINITY;
