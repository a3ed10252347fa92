import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createUpdatePacer, type Pace } from '../../../local/ccp/update-pacer.ts';
import { fakeClock } from './clocks.ts';

/** When snapshots go out, for changes at the given instants (milliseconds from the start). */
function sentAt(pace: Pace, changesAtMs: readonly number[]): number[] {
  const clock = fakeClock();
  const sent: number[] = [];
  const pacer = createUpdatePacer({ clock, pace: () => pace, send: () => sent.push(clock.now()) });
  for (const atMs of changesAtMs) clock.after(atMs, () => pacer.changed());
  clock.pass(10_000);
  return sent;
}

const REALISTIC: Pace = { delayMs: 15, minGapMs: 100 };

describe('the update pacer', () => {
  test.each([
    ['one change goes out after the delay', REALISTIC, [0], [15]],
    ['changes within the delay go out as one', REALISTIC, [0, 5, 14], [15]],
    ['a change within the gap waits for its end', REALISTIC, [0, 20], [15, 115]],
    ['a state shorter than the gap is never seen alone', REALISTIC, [0, 30, 60, 90], [15, 115]],
    ['a change long after the last one waits only the delay', REALISTIC, [0, 500], [15, 515]],
    ['a pace of nothing sends at once, every time', { delayMs: 0, minGapMs: 0 }, [0, 0, 7], [0, 0, 7]],
  ] satisfies [string, Pace, number[], number[]][])('%s', (_, pace, changes, expected) => {
    expect(sentAt(pace, changes)).toEqual(expected);
  });

  test('a stopped pacer sends nothing more', () => {
    const clock = fakeClock();
    const sent: number[] = [];
    const pacer = createUpdatePacer({ clock, pace: () => REALISTIC, send: () => sent.push(clock.now()) });
    pacer.changed();
    pacer.stop();
    clock.pass(1000);
    expect(sent).toEqual([]);
  });

  test('whatever changes when: the last change is followed by a snapshot, and the gap holds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 40 }), (changes) => {
        const sent = sentAt(REALISTIC, changes);
        const last = Math.max(...changes);
        expect(sent.at(-1)).toBeGreaterThanOrEqual(last + REALISTIC.delayMs - REALISTIC.minGapMs);
        expect(sent.at(-1)).toBeGreaterThanOrEqual(last);
        for (const [index, atMs] of sent.entries())
          if (index > 0) expect(atMs - (sent[index - 1] ?? 0)).toBeGreaterThanOrEqual(REALISTIC.minGapMs);
      }),
    );
  });
});
