import { describe, expect, test } from 'vitest';
import { envelopeReply, readEnvelope } from '../../../softphone/embed/vendor-envelope.ts';

const SETTINGS = { mediaAddresses: { '4711': 'Alice', '4712': 'Bob' }, callIdAttribute: 'vendorCallId' };
const CALL = { agentName: 'Alice', contactId: 'c2', initialContactId: 'c1', attributes: { vendorCallId: '16987' } };
const envelope = (data: object, more: object = {}) => ({
  channel: 'Cisco',
  topic: 'InboundCall',
  subtopic: 'SetCONSULT',
  source: 'crm',
  data,
  ...more,
});
const OWN = { MediaAddress: '4711', CallID: 'c2' };

describe('an envelope', () => {
  test.each<[string, unknown, object]>([
    [
      'as it is published, with blanks behind keys and no target',
      { channel: 'Cisco', topic: 'InboundCall', subtopic: 'SetCONSULT', source: 'crm', 'data ': { 'MediaAddress ': '4711', CallID: 'c2' } },
      {},
    ],
    ['in other letters', envelope({ mediaaddress: '4711', callid: 'c2' }, { subtopic: 'setconsult', topic: 'OUTBOUNDCALL' }), {}],
    ['with numbers where texts belong', envelope({ MediaAddress: 4711, CallID: 16987 }), {}],
    ['by the first contact of the call', envelope({ ...OWN, CallID: 'c1' }), {}],
    ['by the id that the CRM knows the call by', envelope({ ...OWN, CallID: '16987' }), {}],
    ['to an extension of a colleague', envelope({ ...OWN, toAddress: '4712' }), { to: { type: 'Agent', name: 'Bob' } }],
    ['to a number', envelope({ ...OWN, toAddress: ' +12065550177 ' }), { to: { type: 'PhoneNumber', phoneNumber: '+12065550177' } }],
  ])('is read: %s', (_, message, more) => {
    expect(readEnvelope(message, CALL, SETTINGS)).toEqual({ ok: true, request: { command: 'SetConsult', ...more } });
  });

  test.each<[string, unknown, object]>([
    ['of another topic', envelope(OWN, { topic: 'Chat' }), { code: 'bad-message' }],
    ['of another subtopic', envelope(OWN, { subtopic: 'HangUp' }), { code: 'unknown-command' }],
    ['of another agent', envelope({ ...OWN, MediaAddress: '4712' }), { code: 'not-now', why: 'other-media-address' }],
    ['of an extension of the prototype', envelope({ ...OWN, MediaAddress: 'constructor' }), { code: 'not-now' }],
    ['of another call', envelope({ ...OWN, CallID: 'c9' }), { code: 'other-contact' }],
    ['of no call', envelope({ MediaAddress: '4711' }), { code: 'other-contact' }],
    ['to an address that is none', envelope({ ...OWN, toAddress: '__proto__' }), { code: 'unknown-target' }],
    ['that is too large', envelope({ ...OWN, toAddress: 'x'.repeat(9_000) }), { code: 'bad-message' }],
    ['that is a text', 'SetCONSULT', { code: 'bad-message' }],
  ])('is refused: %s', (_, message, outcome) => {
    expect(readEnvelope(message, CALL, SETTINGS)).toMatchObject({ ok: false, outcome: { outcome: 'refused', ...outcome } });
  });

  test('is refused while there is no call', () => {
    expect(readEnvelope(envelope(OWN), null, SETTINGS)).toMatchObject({ outcome: { code: 'no-call' } });
  });

  test('is answered in its own shape, with the result beside it', () => {
    expect(
      envelopeReply(
        { channel: 'Cisco', subtopic: 'SetCONSULT', topic: 'InboundCall', source: 'crm', 'data ': { 'CallID ': '1' } },
        { outcome: 'awaiting-target' },
      ),
    ).toEqual({
      channel: 'Cisco',
      topic: 'InboundCall',
      subtopic: 'SetCONSULT',
      source: 'crm',
      data: { callid: '1' },
      result: { outcome: 'awaiting-target' },
    });
  });
});
