import { describe, expect, test } from 'vitest';
import { ALL_SOURCES, withheld } from '../../local/people/sources.ts';
import { readPlayArgs } from '../../local/play-args.ts';

describe('the command line of play', () => {
  test('has every source unless told otherwise', () => {
    expect(readPlayArgs(['--all', '--json'])).toEqual({
      scenario: undefined,
      all: true,
      list: false,
      json: true,
      help: false,
      sources: ALL_SOURCES,
    });
  });

  test.each([
    [['contact-events'], { contactEvents: false }],
    [['actions', 'agent-events'], { deskLog: false, agentEvents: false }],
    [['contact-records', 'contact-records'], { contactRecords: false }],
  ])('--without %s', (names, missing) => {
    const args = names.flatMap((name) => ['--without', name]);
    expect(readPlayArgs(['--scenario', 'star', ...args])).toMatchObject({ scenario: 'star', sources: { ...ALL_SOURCES, ...missing } });
  });

  test('names the sources when it is given another', () => {
    expect(() => readPlayArgs(['--without', 'the-sun'])).toThrow(
      '--without takes one of contact-events, contact-records, agent-events, actions, got "the-sun".',
    );
  });

  test('what is switched off is what the instance withholds', () => {
    expect(withheld({ contactEvents: false, contactRecords: false, agentEvents: false, deskLog: true })).toEqual([
      'contact-events',
      'contact-records',
      'agent-events',
    ]);
    expect(withheld(ALL_SOURCES)).toEqual([]);
  });
});
