import type { LogEntry } from '../domain/facts-of.ts';
import { ALICE, BOB } from '../domain/leg-plan.ts';
import { endsOf, type Story } from '../domain/story.ts';

/** How the two desks of a story keep time: each clock ahead by something its skew corrects, and a little late in seeing things. */
export interface Clocks {
  readonly askerAheadMs: number;
  readonly consultedAheadMs: number;
  readonly lateMs: number;
}

/** What the two desks log of a story, each entry on the desk's own contact. */
export function logOf(story: Story, { askerAheadMs, consultedAheadMs, lateMs }: Clocks): readonly LogEntry[] {
  const ends = endsOf(story);
  const asker = (verb: LogEntry['verb'], ms: number): LogEntry => ({
    leg: 'c1',
    agent: ALICE,
    verb,
    ms: ms + lateMs,
    aheadMs: askerAheadMs,
  });
  const consulted = (verb: LogEntry['verb'], ms: number): LogEntry => ({
    leg: 'c2',
    agent: BOB,
    verb,
    ms: ms + lateMs,
    aheadMs: consultedAheadMs,
  });
  const inTime = (ms: number | undefined, by: number): ms is number => ms !== undefined && ms < by;
  const privately = story.joined === undefined && ends.consulted < Math.min(ends.asker, ends.customer);
  const gaveUp = inTime(story.givenUp, Math.min(ends.asker, ends.customer)) ? story.givenUpBy : undefined;
  const outside = story.kind === 'external';
  return [
    asker('dialled', story.invited),
    ...(inTime(story.answered, Infinity) && !outside ? [consulted('answered', story.answered)] : []),
    ...(inTime(story.answered, ends.asker) && outside ? [asker('answered', story.answered)] : []),
    ...(inTime(story.joined, Infinity) ? [asker('joined', story.joined)] : []),
    ...(privately && story.answered !== undefined ? [asker('returned', ends.consulted)] : []),
    ...(gaveUp === 'asker' ? [asker('cancelled', story.givenUp ?? 0)] : []),
    ...(gaveUp === 'consulted' ? [consulted('declined', story.givenUp ?? 0)] : []),
    ...(ends.asker < ends.customer ? [asker('left', ends.asker)] : []),
    ...(!outside && story.answered !== undefined && ends.consulted < ends.customer ? [consulted('left', ends.consulted)] : []),
  ];
}
