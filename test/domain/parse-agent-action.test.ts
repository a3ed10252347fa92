import { describe, expect, test } from 'vitest';
import { parseAgentAction } from '../../domain/parse-agent-action.ts';
import { ALICE } from './leg-plan.ts';

const ACTION = { actionId: 'a-1', contactId: 'c1', verb: 'joined', at: '2026-11-21T10:15:30.250Z', skewMs: -1200 };

describe('an entry of a desk’s log', () => {
  test('is kept as it was told, with its skew', () => {
    expect(parseAgentAction(ACTION, ALICE)).toEqual({
      ok: true,
      facts: [{ contactId: 'c1', add: { act: [`a-1|${ALICE}|joined|2026-11-21T10:15:30.250Z|-1200`] } }],
      ignored: [],
    });
  });

  test('has the agent of the token, whatever the body says', () => {
    const parsed = parseAgentAction({ ...ACTION, agent: 'arn:aws:connect:somebody-else' }, ALICE);
    expect(parsed).toMatchObject({ ok: true, ignored: ['agent'] });
    expect(JSON.stringify(parsed)).not.toContain('somebody-else');
  });

  test('without a skew needs no correction', () => {
    const { skewMs: _skew, ...plain } = ACTION;
    expect(parseAgentAction(plain, ALICE)).toMatchObject({ ok: true, facts: [{ add: { act: [expect.stringMatching(/\|0$/)] } }] });
  });

  test('whose skew no clock can have is taken as it stands, so that its instant stays a date', () => {
    const parsed = parseAgentAction({ ...ACTION, skewMs: 9e15 }, ALICE);
    expect(parsed).toMatchObject({ ok: true, facts: [{ add: { act: [expect.stringMatching(/\|0$/)] } }], ignored: ['skewMs'] });
  });

  test.each([
    ['without a contact', { ...ACTION, contactId: undefined }, 'no-contact-id', 'contactId is missing'],
    ['with a verb nobody knows', { ...ACTION, verb: 'sang' }, 'malformed', 'verb is missing or malformed'],
    ['without an instant', { ...ACTION, at: 'now' }, 'malformed', 'at is missing or malformed'],
    ['with an id that would break the element', { ...ACTION, actionId: 'a|b' }, 'malformed', 'actionId is missing or malformed'],
    ['that is a list', [ACTION], 'not-an-object', 'the message is a list'],
  ])('%s is rejected', (_name, input, code, message) => {
    expect(parseAgentAction(input, ALICE)).toMatchObject({ ok: false, rejection: { code, message } });
  });
});
