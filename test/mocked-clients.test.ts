import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const times = (text: string, what: RegExp) => [...text.matchAll(what)].length;

test('who mocks a class of clients gives it back: other files of the same worker have the same class', () => {
  const tests = readdirSync(import.meta.dirname, { recursive: true }).map(String);
  const kept = tests.filter((name) => {
    if (!/\.tsx?$/.test(name)) return false;
    const text = readFileSync(join(import.meta.dirname, name), 'utf8');
    return times(text, /mockClient\([A-Z]\w+\)/g) > times(text, /\.restore\(\)/g);
  });
  expect(kept).toEqual([]);
});
