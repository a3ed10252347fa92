import { describe, expect, test } from 'vitest';
import { readRequest } from '../../../softphone/embed/read-request.ts';

const circle: Record<string, unknown> = { id: '1', command: 'Hold' };
circle.to = circle;

describe('a message of a page', () => {
  test.each<[string, object]>([
    ['a command alone', { id: '1', command: 'Swap' }],
    ['a consult of a colleague', { id: '1', command: 'SetConsult', to: { type: 'Agent', name: 'Bob' }, contactId: 'c1' }],
    ['a consult of a number', { id: '1', command: 'SetConsult', to: { type: 'PhoneNumber', phoneNumber: '+12065550177' } }],
    ['a party on hold', { id: '1', command: 'Hold', participant: 'p1' }],
    ['a note', { id: '1', command: 'SetNote', note: { reason: 'Refund' } }],
  ])('is read: %s', (_, message) => {
    expect(readRequest(message)).toEqual({ ok: true, request: message });
  });

  test.each<[string, unknown, string | null, string]>([
    ['a text', 'SetConsult', null, 'bad-message'],
    ['nothing', null, null, 'bad-message'],
    ['a list', [{ id: '1', command: 'Hold' }], null, 'bad-message'],
    ['without an id', { command: 'Hold' }, null, 'bad-message'],
    ['with an id of 65 characters', { id: 'x'.repeat(65), command: 'Hold' }, null, 'bad-message'],
    ['with a line break in its id', { id: 'a\nb', command: 'Hold' }, null, 'bad-message'],
    ['a command that is not there', { id: '1', command: 'EndForAll' }, '1', 'unknown-command'],
    ['a command of the prototype', { id: '1', command: 'constructor' }, '1', 'unknown-command'],
    ['with a field of its own', { id: '1', command: 'Hold', connectionId: 'x' }, '1', 'bad-message'],
    ['to somebody of no type', { id: '1', command: 'SetConsult', to: { name: 'Bob' } }, '1', 'bad-message'],
    ['to nobody', { id: '1', command: 'SetConsult', to: null }, '1', 'bad-message'],
    ['with a number as a party', { id: '1', command: 'Hold', participant: 7 }, '1', 'bad-message'],
    ['with a note of another kind', { id: '1', command: 'SetNote', note: { secret: 'x' } }, '1', 'bad-message'],
    ['with a note that is no text', { id: '1', command: 'SetNote', note: { reason: { x: 1 } } }, '1', 'bad-message'],
    ['of a party where none is named', { id: '1', command: 'Conference', participant: 'p1' }, '1', 'bad-message'],
    ['with a note too long for its field', { id: '1', command: 'SetNote', note: { reason: 'x'.repeat(201) } }, '1', 'bad-message'],
    ['of more than it may have', { id: '1', command: 'SetNote', note: { reason: 'x'.repeat(70_000) } }, '1', 'bad-message'],
    ['that leads in a circle', circle, '1', 'bad-message'],
  ])('is refused: %s', (_, message, id, code) => {
    expect(readRequest(message)).toMatchObject({ ok: false, id, code });
  });
});
