import { describe, expect, test } from 'vitest';
import { agentSubject, contactSubject, isAgentArn, namedBy, names, numberSubject, saysNumber } from '../../../cli/subject/subject.ts';
import { ALICE } from '../../lambdas/payloads.ts';

const NUMBER = '+12065550123';
const CONTACT = '0f8fad5b-d9cb-469f-a165-70867728950e';
const number = numberSubject(NUMBER, () => 'f00d');

describe('who is meant', () => {
  test.each([
    ['nobody', {}, /one of --number, --contact and --agent/],
    ['two at once', { number: NUMBER, contact: CONTACT }, /one of --number, --contact and --agent/],
    ['a number without its country code', { number: '2065550123' }, /E\.164/],
    ['a number with blanks', { number: '+1 206 555 0123' }, /E\.164/],
    ['a contact id that is none', { contact: 'c1; rm' }, /contact id/],
  ])('%s is refused', (_, args, why) => {
    expect(() => namedBy(args)).toThrow(why);
  });

  test('a contact id counts whatever the case of its letters', () => {
    expect(namedBy({ contact: CONTACT.toUpperCase() })).toEqual({ kind: 'contact', value: CONTACT });
  });

  test('no refusal says the number', () => {
    expect(() => namedBy({ number: '2065550123' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('2065550123') }),
    );
  });

  test('an agent may be named by ARN', () => {
    expect([isAgentArn(ALICE), isAgentArn('alice')]).toEqual([true, false]);
  });
});

describe('a text names a person', () => {
  test.each([
    ['by their number', number, `{"endpoint":{"SS":["event|${NUMBER}"]}}`, true],
    ['not by a longer number', number, `"+120655501234"`, false],
    ['by what stands for the number in report keys', number, '{"pk":{"S":"REPORT#2026-11-21#target#f00d"}}', true],
    ['by a contact id', contactSubject('c1'), '{"pk":{"S":"LEG#c1"}}', true],
    ['not by another contact id', contactSubject('c1'), '{"pk":{"S":"LEG#c12"}}', false],
    ['by an ARN, for an agent', agentSubject(ALICE, null), `{"SS":["${ALICE}|CONNECTED|x"]}`, true],
    ['by the last part of the ARN', agentSubject(ALICE, null), `AGENT#${ALICE.split('/').at(-1)}`, true],
  ])('%s', (_, subject, text, is) => {
    expect(names(text, subject)).toBe(is);
  });

  test('by one of their contacts', () => {
    expect(names('"contactId":"c7"', number, new Set(['c7']))).toBe(true);
  });

  test.each([
    ['with dots', 'call 206.555.0123 back', true],
    ['with its country code', 'call +1 (206) 555-0123', true],
    ['in full-width digits', '\uff12\uff10\uff16\uff15\uff15\uff15\uff10\uff11\uff12\uff13', true],
    ['in Arabic-Indic digits', '\u0662\u0660\u0666 \u0665\u0665\u0665 \u0660\u0661\u0662\u0663', true],
    ['another number', 'call 206 555 0124', false],
  ])('an agent wrote the number %s', (_, text, says) => {
    expect(saysNumber(text, number)).toBe(says);
  });
});
