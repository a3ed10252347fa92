import { describe, expect, test } from 'vitest';
import { UnknownSwitch } from '../../local/connect/positions.ts';
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
      assumptions: {},
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

  test('--assume sets switches of the instance', () => {
    const args = ['--all', '--assume', 'holdSeenLate=true', '--assume', 'legsAfterEnd=live', '--assume', 'minimumToAddAfterPrimaryLeft=3'];
    expect(readPlayArgs(args).assumptions).toEqual({ holdSeenLate: true, legsAfterEnd: 'live', minimumToAddAfterPrimaryLeft: 3 });
  });

  test.each([
    ['the-moon=full', /takes a switch as name=position, got "the-moon=full"\. The switches: missedConsultLeg, /],
    ['holdSeenLate', /holdSeenLate takes true or false, got ""\. Unless told otherwise it is false\./],
    ['legsAfterEnd=gone', /legsAfterEnd takes as-they-were or live or disconnected, got "gone"/],
    ['constructor=x', /takes a switch/],
  ])('--assume %s says what there is', (text, says) => {
    expect(() => readPlayArgs(['--all', '--assume', text])).toThrow(says);
    expect(() => readPlayArgs(['--all', '--assume', text])).toThrow(UnknownSwitch);
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
