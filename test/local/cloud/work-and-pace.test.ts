import { describe, expect, test } from 'vitest';
import { Closing } from '../../../local/cloud/closing.ts';
import { Pace } from '../../../local/cloud/pace.ts';
import { Work } from '../../../local/cloud/work.ts';

describe('work', () => {
  test('is quiet when all that was begun has ended', async () => {
    const work = new Work();
    await work.whenQuiet();
    const [first, second] = [work.begin(), work.begin()];
    let quiet = false;
    const waiting = work.whenQuiet().then(() => {
      quiet = true;
    });
    first();
    first();
    await Promise.resolve();
    expect([quiet, work.quiet]).toEqual([false, false]);
    second();
    await waiting;
    expect(work.quiet).toBe(true);
  });
});

describe('the pace of the services', () => {
  test('shortens delays and lengthens ages alike', async () => {
    const pace = new Pace(0.001);
    const from = pace.now();
    await new Promise<void>((resolve) => pace.after(10_000, resolve));
    expect(pace.now() - from).toBeGreaterThanOrEqual(10_000);
  });

  test('takes a delay back', async () => {
    const pace = new Pace(0.001);
    const done: string[] = [];
    pace.after(1000, () => done.push('taken back'))();
    await new Promise<void>((resolve) => pace.after(5000, resolve));
    expect(done).toEqual([]);
  });

  test('runs at the next multiple of a time, however short the time to it', async () => {
    const pace = new Pace(0.001);
    for (let time = 0; time < 50; time++) {
      const from = pace.now();
      await new Promise<void>((resolve) => pace.atNext(1700, resolve));
      expect(Math.floor(pace.now() / 1700)).toBeGreaterThan(Math.floor(from / 1700));
    }
  });

  test('runs nothing after its end', async () => {
    const pace = new Pace(0.001);
    const done: string[] = [];
    pace.after(1000, () => done.push('before'));
    pace.stop();
    pace.after(1000, () => done.push('after'));
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(done).toEqual([]);
  });

  test.each([0, -1, Number.NaN])('of %s is refused', (scale) => expect(() => new Pace(scale)).toThrow(/timeScale must be above 0/));
});

describe('closing', () => {
  test('goes from the newest to the oldest, once', async () => {
    const closed: string[] = [];
    const closing = new Closing();
    for (const name of ['a', 'b']) closing.add(async () => void closed.push(name));
    await closing.close();
    await closing.close();
    expect(closed).toEqual(['b', 'a']);
  });

  test('closes the rest when one fails, and tells the first failure', async () => {
    const closed: string[] = [];
    const closing = new Closing();
    closing.add(async () => void closed.push('a'));
    closing.add(() => Promise.reject(new Error('stuck')));
    await expect(closing.close()).rejects.toThrow('stuck');
    expect(closed).toEqual(['a']);
  });
});
