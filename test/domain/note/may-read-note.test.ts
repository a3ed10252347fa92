import { describe, expect, test } from 'vitest';
import type { Leg } from '../../../contract/schemas/consult.ts';
import type { LegFacts } from '../../../domain/fact.ts';
import { mayReadNote } from '../../../domain/note/may-read-note.ts';
import type { Party } from '../../../domain/party-of.ts';
import { ALICE, BOB, CAROL, SUPPORT } from '../../lambdas/payloads.ts';

const leg = (contactId: string, more: Partial<Leg>): Leg =>
  ({ contactId, agent: null, target: null, endedAt: null, missing: [`record of ${contactId}`], ...more }) as Leg;
const ALICES = leg('c1', { agent: ALICE });
const toBob = (more: Partial<Leg> = {}) => leg('c2', { target: { kind: 'agent', id: BOB }, ...more });
const toTeam = (more: Partial<Leg> = {}) => leg('c2', { target: { kind: 'queue', id: SUPPORT }, ...more });
const states = (...st: readonly string[]): LegFacts => ({ contactId: 'c2', sets: { st } });
const at = (second: number) => `2026-11-21T10:00:0${second}.000Z`;

describe('the note of a chain', () => {
  test.each<[string, string | null, Leg[], LegFacts[], Party]>([
    ['may be read by an agent of any leg', ALICE, [ALICES], [], 'party'],
    ['may be read by whom a leg was dialled to, before they answer', BOB, [ALICES, toBob()], [], 'party'],
    ['may not be read by them once the leg has ended', BOB, [ALICES, toBob({ endedAt: at(9), missing: [] })], [], 'not-a-party'],
    ['may not be read by them when another agent took it', BOB, [ALICES, toBob({ agent: CAROL })], [], 'not-a-party'],
    ['may not be read by anybody else', CAROL, [ALICES, toBob()], [], 'not-a-party'],
    ['may not be read by somebody who is no user', null, [ALICES, toBob()], [], 'not-a-party'],
    ['waits to be told at whom a call for a team rings', BOB, [ALICES, toTeam()], [], 'not-known-yet'],
    ['may be read by whom it rings at', BOB, [ALICES, toTeam()], [states(`${BOB}|CONNECTING|${at(1)}`)], 'party'],
    [
      'may not be read by whom it rang at before',
      BOB,
      [ALICES, toTeam()],
      [states(`${BOB}|GONE|${at(2)}`, `${BOB}|CONNECTING|${at(1)}`)],
      'not-known-yet',
    ],
    [
      'may not be read by whom it rings at on another call',
      BOB,
      [ALICES, toTeam({ missing: [] })],
      [{ contactId: 'c9', sets: { st: [`${BOB}|CONNECTING|${at(1)}`] } }],
      'not-a-party',
    ],
  ])('%s', (_, userArn, legs, facts, party) => {
    expect(mayReadNote(userArn, legs, facts)).toBe(party);
  });
});
