import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CallMemory } from '../../../softphone/call/memory.ts';
import { RULES } from '../../../softphone/call/rules.ts';
import type { CallSeen, Line } from '../../../softphone/call/snapshot.ts';
import { attacks } from '../../attack/attacks.ts';
import { aDesk, type Desk } from '../support/desk.ts';
import { bob, call, customer, self } from '../support/seen.ts';

const SECRET = 'Refund of +12065550142';
/** The value with one field that cannot be read. */
const broken = <T extends object>(value: T, field: keyof T): T =>
  Object.defineProperty({ ...value }, field, {
    enumerable: true,
    get: () => {
      throw new TypeError(SECRET);
    },
  });

afterEach(() => vi.restoreAllMocks());

/** What the desk has thrown for the console since, as text. */
function thrownBy(desk: Desk): string {
  try {
    desk.clock.pass(0);
    return '';
  } catch (error) {
    return String(error);
  }
}

/** Alice has called Bob, the customer waits. */
const LINES = [self(), customer('hold', { since: 10 }), bob('connected', { since: 20 })];
const ESSENTIAL = ['Mute', 'Cancel'];
const CALL_FIELDS = Object.keys(call(LINES)).filter((field) => !['contactId', 'phase', 'lines'].includes(field)) as (keyof CallSeen)[];
const LINE_FIELDS = Object.keys(self()).filter((field) => !['connectionId', 'role', 'state', 'muted'].includes(field)) as (keyof Line)[];

describe('a call keeps its buttons', () => {
  attacks(
    'snapshots',
    CALL_FIELDS.map((field) => [`where its ${field} cannot be read`, field] as const),
    (field) => {
      const desk = aDesk();
      desk.shows(broken(call(LINES), field));
      expect(desk.enabled()).toEqual(expect.arrayContaining(ESSENTIAL));
      expect(desk.state().call?.lines.map(({ role }) => role)).toEqual(['self', 'customer', 'third']);
    },
  );

  attacks(
    'snapshots',
    LINE_FIELDS.map((field) => [`where the ${field} of every line cannot be read`, field] as const),
    (field) => {
      const desk = aDesk();
      desk.showsLines(LINES.map((line) => broken(line, field)));
      expect(desk.enabled()).toEqual(expect.arrayContaining(ESSENTIAL));
    },
  );

  test('where one line cannot be read at all: it is left out', () => {
    const desk = aDesk();
    desk.showsLines([self(), customer(), broken(bob('connected'), 'connectionId')]);
    expect([desk.phase(), desk.enabled().includes('Hang up')]).toEqual(['talking', true]);
  });

  test('where the call beside it cannot be read at all', () => {
    const desk = aDesk();
    desk.shows(call([self(), customer()]), broken(call([], { contactId: 'c9', phase: 'incoming' }), 'phase'));
    expect([desk.phase(), desk.enabled().includes('Hold')]).toEqual(['talking', true]);
  });

  test('while it rings', () => {
    const desk = aDesk();
    desk.shows(broken(call([], { phase: 'incoming' }), 'attributes'));
    expect(desk.enabled()).toEqual(expect.arrayContaining(['Accept', 'Decline']));
  });

  test('where what was remembered of it is unreadable: the lines alone count', () => {
    const desk = aDesk();
    desk.showsLines(LINES);
    const memory = desk.state().memory as CallMemory;
    desk.tell({ type: 'recall', memory: broken(memory, 'thirds') });
    expect(desk.state().memory).toBe(memory);
    desk.showsLines([self(), customer('hold', { since: 10 })]);
    expect(desk.enabled()).toContain('Resume');
  });

  test('where the news of its legs cannot be read: nothing changes', () => {
    const desk = aDesk();
    desk.showsLines(LINES);
    const before = desk.state();
    desk.tell({ type: 'legs', news: broken({ contactId: 'c1', legs: [], consults: [] }, 'legs') });
    expect(desk.state()).toBe(before);
  });

  test('but that whose rule fails, which says so', () => {
    vi.spyOn(RULES, 'Conference').mockImplementation(() => {
      throw new Error(SECRET);
    });
    const desk = aDesk();
    desk.showsLines(LINES);
    expect(desk.commands().Conference).toEqual({ can: false, why: 'desk-failed' });
    desk.press('Conference');
    expect(desk.problem()).toEqual({ kind: 'not-now', why: 'desk-failed' });
    expect(desk.enabled()).toEqual(expect.arrayContaining(ESSENTIAL));
  });
});

test('a command that fails before it reaches the phone says so, and can be given again', () => {
  const desk = aDesk();
  desk.showsLines([self(), customer()]);
  desk.tell({ type: 'press', command: broken({ name: 'Consult' as const, endpoint: null as never }, 'endpoint') });
  expect(desk.problem()).toEqual({ kind: 'not-now', why: 'desk-failed' });
  expect(desk.enabled()).toContain('Hold');
});

test('what failed is named once by kind and place, without a word of its message', () => {
  const desk = aDesk();
  desk.showsLines(LINES);
  for (let i = 0; i < 3; i += 1) desk.tell({ type: 'legs', news: broken({ contactId: 'c1', legs: [], consults: [] }, 'legs') });
  const thrown = thrownBy(desk);
  expect(thrown).toMatch(/^Error: Something of the call could not be worked out\. TypeError\n\s+at /);
  expect(thrown).not.toContain('Refund');
  expect(thrown).not.toContain('2065550142');
  expect(thrownBy(desk)).toBe('');
});
