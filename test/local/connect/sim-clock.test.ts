import { describe, expect, test } from 'vitest';
import { createSimClock } from '../../../local/connect/sim-clock.ts';
import { wallClock } from '../../../local/connect/wall-clock.ts';
import { createWork } from '../../../local/connect/work.ts';

describe('the simulated clock', () => {
  test('fires timers in their order, those of one instant in the order they were set', async () => {
    const clock = createSimClock({ startAtMs: 1_000 });
    const fired: string[] = [];
    clock.after(20, () => fired.push(`late ${clock.now()}`));
    clock.after(10, () => fired.push(`first ${clock.now()}`));
    clock.after(10, () => fired.push(`second ${clock.now()}`));
    const takeBack = clock.after(15, () => fired.push('never'));
    takeBack();
    await clock.advance(100);
    expect(fired).toEqual(['first 1010', 'second 1010', 'late 1020']);
    expect(clock.now()).toBe(1_100);
  });

  test('fires timers that timers have set, if their time comes', async () => {
    const clock = createSimClock({ startAtMs: 0 });
    const fired: number[] = [];
    const again = () => {
      fired.push(clock.now());
      clock.after(30, again);
    };
    clock.after(30, again);
    await clock.runUntil(100);
    expect(fired).toEqual([30, 60, 90]);
    expect(clock.nextAtMs()).toBe(120);
  });

  test('waits for other work before it moves and after each timer', async () => {
    const clock = createSimClock({ startAtMs: 0 });
    const seen: number[] = [];
    clock.onSettle(async () => {
      await Promise.resolve();
      seen.push(clock.now());
    });
    clock.after(10, () => {});
    clock.after(20, () => {});
    await clock.runUntil(50);
    expect(seen).toEqual([0, 10, 20]);
  });

  test('never goes back', async () => {
    const clock = createSimClock({ startAtMs: 500 });
    await clock.runUntil(100);
    expect(clock.now()).toBe(500);
  });
});

test('the wall clock fires and takes back', async () => {
  const fired: string[] = [];
  wallClock.after(5, () => fired.push('taken back'))();
  await new Promise<void>((resolve) => wallClock.after(10, resolve));
  expect(fired).toEqual([]);
  expect(Math.abs(wallClock.now() - Date.now())).toBeLessThan(1_000);
});

test('work is settled when what follows from it has ended too', async () => {
  const work = createWork();
  const done: string[] = [];
  const second = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    done.push('second');
  };
  const first = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    done.push('first');
  };
  void work.track(first()).then(() => work.track(second()));
  await work.settle();
  expect(done).toEqual(['first', 'second']);
  await expect(work.track(Promise.reject(new Error('no')))).rejects.toThrow('no');
  await work.settle();
});
