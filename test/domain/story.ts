import type { TargetKind } from '../../contract/targets.ts';
import { ALICE, BILLING, BOB, type LegPlan, OUTSIDE, ownQueueOf, type Span, SUPPORT } from './leg-plan.ts';

/**
 * One call with one consult, told by what people did, in milliseconds after `T0`. Alice has a customer from 5 s on and invites at
 * `invited`. Who is alone with nobody ends with the last of the others.
 */
export interface Story {
  readonly kind?: TargetKind;
  readonly invited: number;
  readonly answered?: number;
  /** When an invitation that nobody answered came to its end, and whose doing it was; nobody's when it rang out. */
  readonly givenUp?: number;
  readonly givenUpBy?: 'asker' | 'consulted';
  readonly joined?: number;
  readonly askerLeaves?: number;
  readonly consultedLeaves?: number;
  readonly customerLeaves?: number;
  /** After-contact work of the agents; 0 for none. */
  readonly acw?: number;
  /** Why the consult leg ended, and the asker's. */
  readonly reason?: string;
  readonly askerReason?: string;
}

/** When the three were gone, and when the consult leg ended. */
export interface Ends {
  readonly asker: number;
  readonly customer: number;
  readonly consulted: number;
}

export const CONNECTED = 5_000;
const RESUMED_AFTER = 700;

/** The parties' true ends: once one is left alone, that is their end too. */
export function endsOf(story: Story): Ends {
  const { askerLeaves: a = Infinity, consultedLeaves: b = Infinity, customerLeaves: c = Infinity } = story;
  if (story.answered === undefined) return unansweredEnds(story, a, c);
  const second = [a, b, c].sort((x, y) => x - y)[1] ?? Infinity;
  return { asker: Math.min(a, second), consulted: Math.min(b, second), customer: Math.min(c, second) };
}

function unansweredEnds(story: Story, a: number, c: number): Ends {
  const given = story.givenUp ?? Infinity;
  // A cold transfer nobody came to: the customer waits until the invitation ends.
  if (a < given && a < c) return { asker: a, consulted: Math.min(given, c), customer: Math.min(given, c) };
  const over = Math.min(a, c);
  return { asker: over, consulted: Math.min(given, over), customer: over };
}

/** The two contacts of a story as they really were. */
export function legsOf(story: Story): readonly [LegPlan, LegPlan] {
  const ends = endsOf(story);
  return [askerLeg(story, ends), consultLeg(story, ends)];
}

function askerLeg(story: Story, ends: Ends): LegPlan {
  const over = Math.min(ends.asker, ends.customer);
  const freed = Math.min(story.joined ?? Infinity, ends.consulted + RESUMED_AFTER);
  const heldUntil = freed < over ? freed : ends.asker;
  const byCustomer = ends.customer <= ends.asker && ends.customer === story.customerLeaves ? 'CUSTOMER_DISCONNECT' : undefined;
  const reason = story.askerReason ?? byCustomer;
  return {
    id: 'c1',
    root: 'c1',
    method: 'INBOUND',
    agent: ALICE,
    queue: SUPPORT,
    start: 0,
    queued: 1_000,
    answered: CONNECTED,
    left: ends.asker,
    end: over,
    acw: story.acw ?? 10_000,
    ...(reason === undefined ? {} : { reason }),
    talk: spans([CONNECTED, story.invited], [heldUntil, ends.asker]),
    held: spans([story.invited, heldUntil]),
  };
}

function consultLeg(story: Story, ends: Ends): LegPlan {
  const { kind = 'agent', answered } = story;
  const outside = kind === 'external';
  const withCustomer = answered === undefined ? Infinity : Math.max(answered, Math.min(story.joined ?? Infinity, ends.asker));
  // An agent's time goes on as what it was last once the customer has gone: that is how real records add up.
  const talkEnds = outside ? Math.min(ends.consulted, ends.customer) : ends.consulted;
  const talked = withCustomer < Math.min(ends.consulted, ends.customer);
  return {
    id: 'c2',
    root: 'c1',
    parent: 'c1',
    method: outside ? 'EXTERNAL_OUTBOUND' : 'TRANSFER',
    ...(outside ? { number: OUTSIDE } : { agent: BOB, queue: kind === 'queue' ? BILLING : ownQueueOf(BOB), queued: story.invited + 300 }),
    start: story.invited,
    ...(answered === undefined ? {} : { answered, left: ends.consulted }),
    end: ends.consulted,
    acw: outside || answered === undefined ? 0 : (story.acw ?? 10_000),
    ...(story.reason === undefined ? {} : { reason: story.reason }),
    talk: talked ? spans([withCustomer, talkEnds]) : [],
    held: answered === undefined || outside ? [] : spans([answered, talked ? withCustomer : ends.consulted]),
  };
}

const spans = (...all: readonly Span[]): readonly Span[] => all.filter(([from, to]) => to > from);
