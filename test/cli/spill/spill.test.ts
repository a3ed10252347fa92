import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { merged } from '../../../cli/spill/merged.ts';
import { partitionOf } from '../../../cli/spill/partition-of.ts';
import { PARTITIONS, Partitions } from '../../../cli/spill/partitions.ts';
import { SpillFolder } from '../../../cli/spill/spill-folder.ts';
import { contactIdOf } from '../generated-export.ts';

let parent: string;
let folder: SpillFolder;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'spill-test-'));
  folder = new SpillFolder(parent);
});
afterEach(() => {
  folder.remove();
  rmSync(parent, { recursive: true });
});

describe('partitions', () => {
  test('give back what was put in, in its order, from memory while it is little', () => {
    const partitions = new Partitions(folder, 'few');
    for (const line of ['a', 'b', 'Grüße']) partitions.append(7, line);
    expect([...partitions.lines(7)]).toEqual(['a', 'b', 'Grüße']);
    expect([...partitions.lines(8)]).toEqual([]);
    expect(readdirSync(parent)).toEqual([]);
  });

  test('give back what was put in when most of it is in a file, letters of several bytes across its stretches too', () => {
    const partitions = new Partitions(folder, 'many');
    const lines = Array.from({ length: 5_000 }, (_, i) => `${i} ${'ü👋'.repeat(i % 40)}`);
    for (const line of lines) partitions.append(0, line);
    expect([...partitions.lines(0)]).toEqual(lines);
    expect(readdirSync(parent)).toHaveLength(1);
  });

  test('take their files away when they are let go', () => {
    const partitions = new Partitions(folder, 'gone');
    for (let i = 0; i < 2; i += 1) partitions.append(3, 'x'.repeat(40_000));
    partitions.drop(3);
    expect([...partitions.lines(3)]).toEqual([]);
    expect(readdirSync(join(parent, readdirSync(parent)[0] ?? ''))).toEqual([]);
  });

  test('of contact ids are of about the same size', () => {
    const sizes = new Array<number>(PARTITIONS).fill(0);
    for (let call = 0; call < 25_600; call += 1) {
      const index = partitionOf(contactIdOf(call, 'c1'));
      sizes[index] = (sizes[index] ?? 0) + 1;
    }
    expect(Math.min(...sizes)).toBeGreaterThan(50);
    expect(Math.max(...sizes)).toBeLessThan(200);
  });
});

describe('the folder', () => {
  test('is there for its owner alone, and gone when removed', () => {
    const path = join(folder.file('any'), '..');
    expect(statSync(path).mode & 0o777).toBe(0o700);
    folder.remove();
    expect(readdirSync(parent)).toEqual([]);
  });

  test('leaves nobody listening once it is removed', () => {
    const listening = () => ['exit', 'SIGINT', 'SIGTERM', 'SIGHUP'].map((event) => process.listenerCount(event));
    const before = listening();
    folder.file('any');
    expect(listening()).toEqual(before.map((n) => n + 1));
    folder.remove();
    expect(listening()).toEqual(before);
  });
});

test('sorted runs of any number are merged to one sorted run', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string())), (runs) => {
      const sorted = runs.map((run) => [...run].sort().values());
      expect([...merged(sorted)]).toEqual(runs.flat().sort());
    }),
  );
});
