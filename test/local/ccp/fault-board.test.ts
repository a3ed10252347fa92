import { describe, expect, test } from 'vitest';
import { createFaultBoard, type FaultRule } from '../../../local/ccp/fault-board.ts';
import { fakeClock } from './clocks.ts';

function board(rules: readonly FaultRule[] = []) {
  const clock = fakeClock();
  const heard: string[] = [];
  const faults = createFaultBoard({
    profile: 'realistic',
    rules,
    after: clock.after,
    onDown: (login) => heard.push(`down ${login}`),
    onAuthExpire: (login) => heard.push(`expired ${login}`),
  });
  return { clock, heard, faults };
}

describe('the fault board', () => {
  test.each([
    ['a rule for the method', { method: 'acceptContact' }, true],
    ['a rule for another method', { method: 'clearContact' }, false],
    ['a rule for every method', { method: '*' }, true],
    ['a rule for this agent', { method: '*', login: 'alice' }, true],
    ['a rule for another agent', { method: '*', login: 'bob' }, false],
  ] satisfies [string, FaultRule, boolean][])('%s: meets alice accepting is %s', (_, rule, meets) => {
    expect(board([rule]).faults.take('alice', 'acceptContact')).toEqual(meets ? rule : undefined);
  });

  test('a rule for two times meets two calls', () => {
    const { faults } = board([{ method: '*', times: 2 }]);
    expect([1, 2, 3].map(() => faults.take('alice', 'any') !== undefined)).toEqual([true, true, false]);
    expect(faults.state().rules).toEqual([]);
  });

  test('a rule without a count meets every call until it is taken back', () => {
    const { faults } = board();
    const takeBack = faults.add({ method: '*' });
    for (let call = 0; call < 5; call += 1) expect(faults.take('alice', 'any')).toBeDefined();
    takeBack();
    expect(faults.take('alice', 'any')).toBeUndefined();
  });

  test('a link that is cut for a while comes back by itself', () => {
    const { faults, clock, heard } = board();
    faults.disconnect('alice', 500);
    expect([heard, faults.isDown('alice'), faults.isDown('bob')]).toEqual([['down alice'], true, false]);
    clock.pass(500);
    expect(faults.isDown('alice')).toBe(false);
  });

  test('a second cut is not ended by the timer of the first', () => {
    const { faults, clock } = board();
    faults.disconnect('alice', 500);
    clock.pass(300);
    faults.disconnect('alice', 500);
    clock.pass(300);
    expect(faults.isDown('alice')).toBe(true);
    faults.reconnect('alice');
    expect(faults.isDown('alice')).toBe(false);
  });

  test('one agent may have a bad line, until everybody has the same', () => {
    const { faults } = board();
    faults.setProfile('slow', 'alice');
    expect([faults.profileOf('alice'), faults.profileOf('bob')]).toEqual(['slow', 'realistic']);
    expect(faults.state().ownProfiles).toEqual({ alice: 'slow' });
    faults.setProfile('raw');
    expect([faults.profileOf('alice'), faults.profileOf('bob')]).toEqual(['raw', 'raw']);
  });

  test('clear ends everything but the profile', () => {
    const { faults } = board([{ method: '*' }]);
    faults.disconnect('alice');
    faults.slowAck(900);
    faults.denyOrigin('http://localhost:4501');
    faults.setProfile('slow');
    faults.clear();
    expect(faults.state()).toEqual({ profile: 'slow', ownProfiles: {}, rules: [], down: [], ackDelayMs: 0, deniedOrigins: [] });
  });
});
