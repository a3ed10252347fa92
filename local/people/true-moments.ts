import type { TrueCall, TrueLeg, TrueParty } from '../connect/truth.ts';
import { customerAt } from './customer-at.ts';

/** The moments of one consult that everything else follows from, ms since 1970 UTC; null where it never happened or has not yet. */
export interface TrueMoments {
  readonly invitedAt: number;
  readonly queuedAt: number | null;
  readonly answeredAt: number | null;
  /** The first instant at which asker, consulted party and customer all heard one another. */
  readonly joinedAt: number | null;
  readonly askerLeftAt: number | null;
  /** When whoever answered left, or when the leg ended that nobody answered. */
  readonly targetLeftAt: number | null;
  readonly customerLeftAt: number | null;
}

/**
 * What counts as a joining. `exact`: all three heard one another. `long-enough`: the same, where the consulted party talked with the
 * customer for 2 s while the asker was on the call. `by-talk`: they talked so, whoever else heard it: that is the conference of
 * Connect's own classification (Admin Guide, "identify conferences and transfers"), and all that a contact record tells.
 */
export type Joining = 'exact' | 'long-enough' | 'by-talk';

const CONFERENCE_MS = 2_000;

/** Reads the moments of one leg out of who heard whom when. */
export function trueMoments(call: TrueCall, leg: TrueLeg, joining: Joining): TrueMoments {
  const customer = customerAt(call, leg.startedAtMs);
  const askerLeftAt = partyAt(call, leg.askedBy, leg.startedAtMs)?.leftAtMs ?? null;
  const targetLeftAt =
    leg.answeredAtMs === null ? leg.endedAtMs : (partyAt(call, leg.answeredBy, leg.answeredAtMs)?.leftAtMs ?? leg.endedAtMs);
  // The same two may talk again later, on another leg.
  const overAt = Math.min(askerLeftAt ?? Infinity, targetLeftAt ?? Infinity);
  const talk = talkWithCustomer(call, leg, overAt);
  return {
    invitedAt: leg.startedAtMs,
    queuedAt: leg.queuedAtMs,
    answeredAt: leg.answeredAtMs,
    joinedAt: joining === 'exact' || talk.ms >= CONFERENCE_MS ? (joining === 'by-talk' ? talk.fromMs : joinedAt(call, leg, overAt)) : null,
    askerLeftAt,
    targetLeftAt,
    customerLeftAt: customer?.leftAtMs ?? null,
  };
}

/** A person's stay on the call at an instant, of several the one that began next to it: the same agent or number may come back as another leg. */
const partyAt = ({ parties }: TrueCall, id: string | null, atMs: number): TrueParty | undefined =>
  parties
    .filter((party) => party.id === id && party.joinedAtMs <= atMs + SETTLING_MS && (party.leftAtMs === null || party.leftAtMs > atMs))
    .toSorted((a, b) => Math.abs(a.joinedAtMs - atMs) - Math.abs(b.joinedAtMs - atMs))[0];

// A party joins when their line is up, which may be a moment after the answer.
const SETTLING_MS = 1_000;

function joinedAt(call: TrueCall, leg: TrueLeg, overAt: number): number | null {
  const customer = customerAt(call, leg.startedAtMs)?.id;
  const { askedBy, answeredBy } = leg;
  if (askedBy === null || answeredBy === null || customer === undefined) return null;
  const pairs: [string, string][] = [
    [askedBy, answeredBy],
    [askedBy, customer],
    [answeredBy, customer],
  ];
  const stretches = pairs.map(([a, b]) => together(call, a, b));
  const begins = stretches.flat().map(({ fromMs }) => fromMs);
  const allAt = (at: number) => stretches.every((ones) => ones.some(({ fromMs, toMs }) => fromMs <= at && at < (toMs ?? Infinity)));
  const first = Math.min(...begins.filter((at) => at >= leg.startedAtMs && at < overAt && allAt(at)));
  return Number.isFinite(first) ? first : null;
}

const together = (call: TrueCall, one: string, other: string) =>
  call.together.filter(({ a, b }) => (a === one && b === other) || (a === other && b === one));

/** The consulted party's talk with the customer while the asker was on the call. */
function talkWithCustomer(call: TrueCall, { answeredBy, answeredAtMs }: TrueLeg, until: number) {
  const stretches = together(call, answeredBy ?? '', 'customer')
    .map(({ fromMs, toMs }) => ({ fromMs: Math.max(fromMs, answeredAtMs ?? Infinity), toMs: Math.min(toMs ?? until, until) }))
    .filter(({ fromMs, toMs }) => toMs > fromMs);
  return { ms: stretches.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0), fromMs: stretches[0]?.fromMs ?? null };
}
