import { expect, test } from 'vitest';
import { Progress } from '../../cli/progress.ts';

/** What is shown when asked every 60 ms, on a terminal or not. */
function shownOn(isTTY: boolean, of: number | null): readonly string[] {
  const written: string[] = [];
  let now = 0;
  const progress = new Progress({ isTTY, write: (text) => written.push(text) }, () => now);
  for (const done of [1, 2, 3]) {
    progress.show('Reading', done, of, ' MB');
    now += 60;
  }
  progress.clear();
  return written.map((text) => text.replace('\r\x1b[K', ''));
}

test.each([
  ['a bar on a terminal, ten times a second at most, and an empty line after it', true, 4, ['25.0 %', '75.0 %', '']],
  ['what is done where nobody knows of how much', true, null, ['Reading 1 MB', 'Reading 3 MB', '']],
  ['nothing where there is no terminal', false, 4, []],
] as const)('progress is %s', (_, isTTY, of, wanted) => {
  const shown = shownOn(isTTY, of);
  expect(shown).toHaveLength(wanted.length);
  for (const [i, part] of wanted.entries()) expect(shown[i]).toContain(part);
});
