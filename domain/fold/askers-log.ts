import type { Act } from './acts.ts';
import { COARSE_MS, type Instant, TOGETHER_MS } from './instant.ts';
import type { LegTimeline } from './leg-timeline.ts';

/** How far a dialling may lie from the beginning of the leg that it made. */
const NEAR_MS = 2000;

/** What the agent of one contact logged on it, read once for all the consults that they asked for there. */
export interface AskersLog {
  /** In the order of the log. */
  readonly acts: readonly Act[];
  /** The place of each entry in the log. */
  readonly places: ReadonlyMap<Act, number>;
  /** The place of the first dialling; -1 for none. */
  readonly firstDial: number;
  /** The place of the dialling that each invited leg began with, by contact id; none for a leg that no dialling is near to. */
  readonly dials: ReadonlyMap<string, number>;
  /** Whether each dialling was followed by a leg: if not, the clock is one that its skew does not correct. */
  readonly clockFits: boolean;
}

/** @param invited every leg that an invitation made on this contact */
export function askersLog(asker: LegTimeline | undefined, invited: readonly LegTimeline[]): AskersLog {
  const acts = (asker?.acts ?? []).filter((act) => asker?.agent === null || act.agent === asker?.agent);
  const dialled = acts.filter((act): act is Dialled => act.verb === 'dialled' && act.at !== null);
  const places = new Map(acts.map((act, i) => [act, i]));
  const dials = invited.flatMap(({ contactId, startedAt }) => {
    const dial = startedAt && dialOf(dialled, startedAt);
    return dial ? [[contactId, places.get(dial) ?? 0] as const] : [];
  });
  return {
    acts,
    places,
    firstDial: acts.findIndex((act) => act.verb === 'dialled'),
    dials: new Map(dials),
    clockFits: clockFits(dialled, invited),
  };
}

/**
 * Whether an entry is not before the dialling that a leg began with. What an asker did before they dialled is about an earlier consult,
 * however near: by the order of the log, not by its instants, for several that were moved to their leg's end have the same.
 */
export function isSince(act: Act, { places, dials }: AskersLog, { contactId, startedAt }: LegTimeline): boolean {
  if (!act.at || !startedAt) return true;
  const dial = dials.get(contactId);
  return dial === undefined ? act.at.ms >= startedAt.ms - TOGETHER_MS : (places.get(act) ?? -1) >= dial;
}

type Dialled = Act & { readonly at: Instant };

/** The dialling nearest to the beginning of a leg; a beginning in whole seconds is cut, and lies anywhere in its second. */
function dialOf(dialled: readonly Dialled[], start: Instant): Dialled | undefined {
  const startMs = start.ms + (start.method === 'estimated' ? COARSE_MS / 2 : 0);
  const apartMs = ({ at }: Dialled) => Math.abs(at.ms - startMs);
  let nearest: Dialled | undefined;
  for (const dial of dialled) {
    if (apartMs(dial) <= NEAR_MS && (!nearest || apartMs(dial) < apartMs(nearest))) nearest = dial;
  }
  return nearest;
}

function clockFits(dialled: readonly Dialled[], invited: readonly LegTimeline[]): boolean {
  const starts = invited.map((leg) => leg.startedAt?.ms);
  if (starts.includes(undefined)) return true;
  return dialled.every(({ at }) => starts.some((ms) => Math.abs((ms ?? 0) - at.ms) <= NEAR_MS));
}
