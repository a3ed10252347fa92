import { describe, expect, test } from 'vitest';
import type { SimStack } from '../scenario/sim-stack.ts';
import { SECRET } from './attacked-call.ts';
import { attacks } from './attacks.ts';
import { MARK } from './body-attacks.ts';

/** What no line of a function's log may hold, whatever was sent to it before. */
const SEARCHED: readonly (readonly [string, RegExp])[] = [
  ['a phone number', /2065550/],
  ['the name of an agent', /\b(Alice|Bob|Carol|Dave|Sabine)\b/],
  ['the login of an agent', /\b(alice|bob|carol|sabine|mallory)\b/],
  ['a token, or the header that carries one', /eyJ[\w-]{8,}|Bearer /],
  ['what a note says', new RegExp(SECRET)],
  ['what an attacker sent', new RegExp(MARK)],
  ['a ticket of a socket', /ticket\.[\w-]{8,}/],
];

/** Reads the logs of all functions after everything else: these come last in a file. */
export function logAttacks(running: () => SimStack): void {
  const lines = () =>
    running()
      .stack.cloud.functions()
      .flatMap(({ logs }) => logs);

  describe('after all of this, who reads the logs of the functions finds', () => {
    test('lines to look at', () => {
      expect(lines().length).toBeGreaterThan(0);
    });
    attacks(
      'logs',
      SEARCHED.map(([what, pattern]) => [`nowhere ${what}`, pattern] as const),
      (pattern) => expect(lines().filter((line) => pattern.test(line))).toEqual([]),
    );
  });
}
