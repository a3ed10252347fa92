import { describe, expect, test } from 'vitest';
import { createFaultBoard } from '../../../local/ccp/fault-board.ts';
import { obeyFaultCommand } from '../../../local/ccp/fault-command.ts';

function board() {
  const expired: string[] = [];
  const faults = createFaultBoard({
    profile: 'realistic',
    rules: [],
    after: () => () => {},
    onDown: () => {},
    onAuthExpire: (login) => expired.push(login),
  });
  return { faults, expired };
}

describe('commands of the control endpoint', () => {
  test.each([
    [
      'a rule is added as it was given',
      { do: 'add', rule: { method: 'acceptContact', login: 'alice', drop: 'response', delayMs: 50, times: 1 } },
      { rules: [{ method: 'acceptContact', login: 'alice', drop: 'response', delayMs: 50, times: 1 }] },
    ],
    [
      'a refusal keeps type, message and status',
      { do: 'add', rule: { method: '*', error: { type: 'QuotaExceededException', message: 'Too many', status: 429 } } },
      { rules: [{ method: '*', error: { type: 'QuotaExceededException', message: 'Too many', status: 429 } }] },
    ],
    ['a link is cut', { do: 'disconnect', login: 'bob' }, { down: ['bob'] }],
    ['acknowledgements slow down', { do: 'slow-ack', delayMs: 700 }, { ackDelayMs: 700 }],
    ['an origin is denied', { do: 'deny-origin', origin: 'http://localhost:1' }, { deniedOrigins: ['http://localhost:1'] }],
    ['the profile changes', { do: 'profile', profile: 'raw' }, { profile: 'raw' }],
    ['one line is bad', { do: 'profile', profile: 'slow', login: 'bob' }, { profile: 'realistic', ownProfiles: { bob: 'slow' } }],
  ])('%s', (_, command, expected) => {
    const { faults } = board();
    obeyFaultCommand(faults, command);
    expect(faults.state()).toMatchObject(expected);
  });

  test('what was done is undone', () => {
    const { faults } = board();
    for (const command of [
      { do: 'disconnect', login: 'bob' },
      { do: 'reconnect', login: 'bob' },
      { do: 'deny-origin', origin: 'o' },
      { do: 'allow-origin', origin: 'o' },
      { do: 'add', rule: { method: '*' } },
      { do: 'clear' },
    ])
      obeyFaultCommand(faults, command);
    expect(faults.state()).toEqual({ profile: 'realistic', ownProfiles: {}, rules: [], down: [], ackDelayMs: 0, deniedOrigins: [] });
  });

  test('a session ends', () => {
    const { faults, expired } = board();
    obeyFaultCommand(faults, { do: 'auth-expire', login: 'alice' });
    expect(expired).toEqual(['alice']);
  });

  test.each([
    ['no object', 7, 'do'],
    ['an unknown word', { do: 'explode' }, 'do'],
    ['a rule without a method', { do: 'add', rule: {} }, 'method'],
    ['a delay that is no number', { do: 'add', rule: { method: '*', delayMs: 'long' } }, 'delayMs'],
    ['a negative count', { do: 'add', rule: { method: '*', times: -1 } }, 'times'],
    ['something else to drop', { do: 'add', rule: { method: '*', drop: 'everything' } }, 'drop'],
    ['an error without a type', { do: 'add', rule: { method: '*', error: { message: 'm' } } }, 'type'],
    ['an unknown profile', { do: 'profile', profile: 'constructor' }, 'profile'],
    ['no login to cut', { do: 'disconnect' }, 'login'],
  ])('%s is refused by its field', (_, command, field) => {
    expect(() => obeyFaultCommand(board().faults, command)).toThrow(expect.objectContaining({ name: 'BadCommandError', field }));
  });
});
