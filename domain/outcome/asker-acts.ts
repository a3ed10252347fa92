import type { Act } from '../fold/acts.ts';
import type { ConsultPair } from '../fold/consult-pair.ts';
import { COARSE_MS, type Instant, TOGETHER_MS } from '../fold/instant.ts';
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
  return [...there, ...untilTakenBack(sinceDial(believed, pair.invited.startedAt).filter((act) => isAbout(act, believed, pair)))];
}

/** What an asker did after they took an invitation back is about another. */
function untilTakenBack(acts: readonly Act[]): readonly Act[] {
  const at = acts.findIndex((act) => act.verb === 'cancelled');
  return at < 0 ? acts : acts.slice(0, at + 1);
}

/**
 * What an asker did before they dialled is about an earlier consult, however near: by the order of the log, not by its instants, for
 * several that were moved to their leg's end have the same.
 */
function sinceDial(own: readonly Act[], start: Instant): readonly Act[] {
  const dial = dialOf(own, start);
  return own.filter((act, i) => !act.at || (dial ? i >= own.indexOf(dial) : act.at.ms >= start.ms - TOGETHER_MS));
}

/** The dialling that a leg began with; a beginning in whole seconds is cut, and lies anywhere in its second. */
function dialOf(own: readonly Act[], start: Instant): Act | undefined {
  const startMs = start.ms + (start.method === 'estimated' ? COARSE_MS / 2 : 0);
  const apartMs = ({ at }: Act) => Math.abs((at?.ms ?? 0) - startMs);
  const near = own.filter((act) => act.verb === 'dialled' && act.at && apartMs(act) <= NEAR_MS);
  return near.sort((a, b) => apartMs(a) - apartMs(b))[0];
}

/** An agent logs the taking of their own call with the same verb as an answer to their dialling: it lies before the first dial. */
function ownAnswersLeftOut(own: readonly Act[], { invited }: ConsultPair): readonly Act[] {
  const firstDial = own.find((act) => act.verb === 'dialled');
  const followsDial = (act: Act): boolean => {
    if (!firstDial) return act.at !== null && act.at.ms >= (invited.startedAt?.ms ?? Number.NEGATIVE_INFINITY);
    return own.indexOf(act) > own.indexOf(firstDial);
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

function isAbout(act: Act, own: readonly Act[], { invited, reached, siblings }: ConsultPair): boolean {
  if (!act.at) return siblings.length === 0;
  const at = act.at.ms;
  const span = { from: startOf(invited), to: endOf(reached) };
  const dialled = siblings.filter(({ startedAt }) => !startedAt || sinceDial(own, startedAt).includes(act));
  const others = dialled.map((leg) => ({ from: startOf(leg), to: endOf(leg) })).filter((other) => lives(other, at));
  if (!lives(span, at)) return false;
  // So near to the end it may as well have come after it.
  if (act.verb === 'joined') return at + TOGETHER_MS <= span.to;
  if (others.length === 0) return true;
  if (act.verb === 'returned') return others.every((other) => Math.abs(span.to - at) < Math.abs(other.to - at));
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
