import { expect, test } from 'vitest';
import { attackLine } from './attack-count.ts';

test('the line says the sum, then each kind by name', () => {
  expect(
    attackLine(
      new Map([
        ['tokens', 319],
        ['bodies', 12],
      ]),
    ),
  ).toBe('331 attacks held: bodies 12, tokens 319');
});
