import { expect, test } from 'vitest';
import { openFrontDoor } from '../../../lambdas/api/open-front-door.ts';

const SECRET = 'k'.repeat(64);
const admits = openFrontDoor('arn:aws:secretsmanager:us-east-1:111122223333:secret:door', () => async () => SECRET);

test.each([
  ['with the header of the distribution', { 'x-consult-call-front-door': SECRET }, true],
  ['with the header as a WebSocket API writes it', { 'X-Consult-Call-Front-Door': SECRET }, true],
  ['without it', { authorization: 'Bearer x' }, false],
  ['with an empty one', { 'x-consult-call-front-door': '' }, false],
  ['with another', { 'x-consult-call-front-door': `${SECRET.slice(1)}x` }, false],
  ['with a part of it', { 'x-consult-call-front-door': SECRET.slice(1) }, false],
  ['with it twice, as an API joins headers', { 'x-consult-call-front-door': `${SECRET},${SECRET}` }, false],
])('a request %s', async (_with, headers, isAdmitted) => expect(await admits(headers)).toBe(isAdmitted));

test.each([undefined, ''])('without a secret everything is admitted (%s)', async (arn) => {
  expect(await openFrontDoor(arn)({})).toBe(true);
});

test('nothing is admitted while the secret cannot be read', async () => {
  const closed = openFrontDoor('arn', () => async () => Promise.reject(new Error('denied')));
  await expect(closed({ 'x-consult-call-front-door': SECRET })).rejects.toThrow('denied');
});
