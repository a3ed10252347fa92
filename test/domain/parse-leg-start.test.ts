import { describe, expect, test } from 'vitest';
import { parseLegStart } from '../../domain/parse-leg-start.ts';

const INSTANCE = 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666';
const AGENT = `${INSTANCE}/agent/b0b00000-0000-4000-8000-000000000002`;
const CONTACT = {
  Attributes: { reason: 'billing', tries: 3 },
  Channel: 'VOICE',
  ContactId: 'c2',
  CustomerEndpoint: { Address: '+12065550142', Type: 'TELEPHONE_NUMBER' },
  InitialContactId: 'c1',
  InitiationMethod: 'TRANSFER',
  InstanceARN: INSTANCE,
  MediaStreams: {},
  PreviousContactId: 'c1',
  Queue: null,
  SystemEndpoint: { Address: '+12065550100', Type: 'TELEPHONE_NUMBER' },
};
const payload = (contact: unknown, parameters: unknown) => ({
  Details: { ContactData: contact, Parameters: parameters },
  Name: 'ContactFlowEvent',
});

describe('the first step of a transfer flow', () => {
  test('tells the leg, what it hangs on and what it was dialled to', () => {
    expect(parseLegStart(payload(CONTACT, { kind: 'agent', target: AGENT }), { instanceArn: INSTANCE })).toEqual({
      ok: true,
      facts: [
        {
          contactId: 'c2',
          add: {
            root: ['flow|c1'],
            prev: ['flow|c1'],
            method: ['flow|TRANSFER'],
            channel: ['flow|VOICE'],
            target: [`flow|agent|${AGENT}`],
          },
        },
      ],
      ignored: [],
    });
  });

  test('drops a root and a parent that are the contact itself', () => {
    const own = { ...CONTACT, ContactId: 'c1', InitiationMethod: 'INBOUND' };
    expect(parseLegStart(payload(own, {}))).toMatchObject({
      ok: true,
      facts: [{ add: { method: ['flow|INBOUND'], channel: ['flow|VOICE'] } }],
    });
  });

  test.each([
    ['an unresolved target', { kind: 'agent', target: '' }, []],
    ['a target that is no ARN', { kind: 'agent', target: 'Jane Doe' }, ['Details.Parameters.target']],
    ['an unknown kind', { kind: 'robot', target: AGENT }, ['Details.Parameters.kind']],
    ['no parameters', null, []],
  ])('keeps the leg with %s', (_name, parameters, ignored) => {
    const parsed = parseLegStart(payload(CONTACT, parameters));
    expect(parsed).toMatchObject({ ok: true, facts: [{ contactId: 'c2' }], ignored });
    expect(JSON.stringify(parsed)).not.toContain('|agent|');
  });

  test.each([
    ['no details', { Name: 'ContactFlowEvent' }, 'unknown-shape'],
    ['no contact data', payload(null, {}), 'unknown-shape'],
    ['no contact id', payload({ ...CONTACT, ContactId: '' }, {}), 'no-contact-id'],
    ['another instance', payload({ ...CONTACT, InstanceARN: `${INSTANCE}7` }, {}), 'other-instance'],
  ])('with %s is rejected', (_name, input, code) => {
    expect(parseLegStart(input, { instanceArn: INSTANCE })).toMatchObject({ ok: false, rejection: { code } });
  });
});
