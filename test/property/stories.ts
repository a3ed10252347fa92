import fc from 'fast-check';
import type { Outcome } from '../../contract/outcomes.ts';
import type { TargetKind } from '../../contract/targets.ts';
import type { TimeName } from '../../contract/times.ts';
import { endsOf, type Story } from '../domain/story.ts';

/** A call with one consult in which everybody does anything at any time, down to the millisecond. */
export const anyStory: fc.Arbitrary<Story> = fc
  .record({
    kind: fc.constantFrom('agent' as const, 'queue' as const, 'external' as const),
    invited: fc.integer({ min: 8_000, max: 30_000 }),
    rings: fc.integer({ min: 500, max: 60_000 }),
    answers: fc.boolean(),
    givenUpBy: fc.constantFrom(undefined, 'asker' as const, 'consulted' as const),
    joins: fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: undefined }),
    asker: fc.integer({ min: 1, max: 180_000 }),
    consulted: fc.option(fc.integer({ min: 1, max: 120_000 }), { nil: undefined }),
    customer: fc.integer({ min: 1, max: 180_000 }),
    acw: fc.constantFrom(0, 8_250),
  })
  .map((raw) => {
    const rung = raw.invited + raw.rings;
    const story: Story = {
      kind: raw.kind,
      invited: raw.invited,
      acw: raw.acw,
      customerLeaves: raw.invited + raw.customer,
      ...(raw.answers ? { answered: rung } : unanswered(raw, rung)),
      askerLeaves: raw.invited + raw.asker,
      ...(raw.answers && raw.consulted !== undefined ? { consultedLeaves: rung + raw.consulted } : {}),
    };
    return possible(raw.joins === undefined ? story : { ...story, joined: rung + raw.joins });
  })
  .filter((story) => story !== null);

/** Only a colleague can refuse: a team has others, and an outside party's refusal looks like any other silence. */
function unanswered({ kind, givenUpBy }: { kind: TargetKind; givenUpBy: Story['givenUpBy'] | undefined }, givenUp: number): Partial<Story> {
  const by = givenUpBy === 'consulted' && kind !== 'agent' ? undefined : givenUpBy;
  const reason = by === 'asker' ? 'TELECOM_ORIGINATOR_CANCEL' : 'TELECOM_UNANSWERED';
  return { givenUp, ...(by ? { givenUpBy: by } : {}), ...(kind === 'external' ? { reason } : {}) };
}

/** The story with what cannot happen left out; null when the consult would end before it could be answered. */
function possible(story: Story): Story | null {
  const { joined, ...unjoined } = story;
  const ends = endsOf(story);
  if (story.answered !== undefined && story.answered >= Math.min(ends.customer, ends.consulted)) return null;
  const first = Math.min(ends.asker, ends.customer, ends.consulted);
  return joined !== undefined && (story.answered === undefined || joined + CONFERENCE_MS > first) ? unjoined : story;
}

/** Two ends no further apart than this are one moment. */
const TOGETHER_MS = 250;
/** Shorter than this no source but a desk's log can tell a conference from none; AWS's own classification draws the line here. */
const CONFERENCE_MS = 2_000;

/** The outcome by the words of the outcome table, out of what people really did; null where the words leave it open. */
export function trueOutcome(story: Story): Outcome | null {
  const { asker, consulted, customer } = endsOf(story);
  const near = (a: number, b: number) => a !== b && Math.abs(a - b) <= TOGETHER_MS;
  if (near(asker, consulted) || near(asker, customer) || near(consulted, customer)) return null;
  if (asker < (story.answered ?? consulted) && asker < customer) return 'transferred-cold';
  if (story.answered === undefined) return whyNobodyCame(story);
  if (asker < consulted && asker < customer) return 'transferred-warm';
  if (story.joined !== undefined) return 'conferenced';
  if (customer < consulted || (customer === consulted && customer === story.customerLeaves)) return 'customer-left';
  return consulted < asker ? 'returned' : null;
}

const RING_MS: Readonly<Record<TargetKind, number>> = { agent: 20_000, external: 60_000, queue: Infinity };

function whyNobodyCame(story: Story): Outcome {
  const { consulted, asker, customer } = endsOf(story);
  const ended = consulted === story.givenUp && consulted < Math.min(asker, customer) ? story.givenUpBy : undefined;
  if (ended === 'consulted') return 'declined';
  const { kind = 'agent' } = story;
  const rang = consulted - story.invited - (kind === 'external' ? 0 : 300);
  return ended === 'asker' && rang < RING_MS[kind] ? 'cancelled' : 'not-answered';
}

/** The true times of a story in milliseconds; null where there is none. */
export function trueTimes(story: Story): Readonly<Record<TimeName, number | null>> {
  const { asker, consulted, customer } = endsOf(story);
  const { answered, joined, invited } = story;
  const over = Math.min(asker, consulted);
  const talked = answered !== undefined && asker > answered;
  const freed = Math.min(joined ?? Infinity, over, customer);
  return {
    consult: talked ? over - answered : null,
    ring: (answered ?? consulted) - invited,
    queueWait: story.kind === 'queue' ? Math.max(0, (answered ?? consulted) - invited - 300) : null,
    private: talked ? Math.min(joined ?? Infinity, over) - answered : null,
    conference: joined === undefined ? null : Math.min(over, customer) - joined,
    customerHold: freed - invited,
  };
}
