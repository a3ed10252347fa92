import { expect, test } from 'vitest';
import { createSessions } from '../../../local/ccp/sessions.ts';

function sessions() {
  let made = 0;
  return createSessions({ logins: ['alice', 'bob'], newId: () => `id-${++made}` });
}
const byCookie = (cookie: string | undefined) => ({ agent: null, cookie });
const byQuery = (agent: string, cookie?: string) => ({ agent, cookie });

test('without cookie and query nobody is logged in', () => {
  expect(sessions().loginOf(byCookie(undefined))).toBeUndefined();
});

test('a cookie is good for the login it was made for, until the logout', () => {
  const all = sessions();
  const id = all.signIn('alice');
  expect(all.loginOf(byCookie(id))).toBe('alice');
  expect(all.end(id)).toBe('alice');
  expect(all.loginOf(byCookie(id))).toBeUndefined();
  expect(all.end(id)).toBeUndefined();
});

test('the query wins over the cookie, so two agents share one browser', () => {
  const all = sessions();
  expect(all.loginOf(byQuery('bob', all.signIn('alice')))).toBe('bob');
});

test('the query may spell a login in capitals', () => {
  expect(sessions().loginOf(byQuery('ALICE'))).toBe('alice');
});

test('an unknown agent in the query is nobody', () => {
  expect(sessions().loginOf(byQuery('mallory'))).toBeUndefined();
});

test('after a logout the query asks for a login once', () => {
  const all = sessions();
  all.signOut('alice');
  expect(all.loginOf(byQuery('alice'))).toBeUndefined();
  all.signIn('alice');
  expect(all.loginOf(byQuery('alice'))).toBe('alice');
});

test('an unknown login cannot sign in', () => {
  expect(() => sessions().signIn('mallory')).toThrow('no agent with this login');
});
