import { describe, expect, test } from 'vitest';
import { matchRoute } from '../../../../local/cloud/http-api/routes.ts';

const routes = [
  'GET /api/contacts/{contact-id}/tree',
  'GET /api/contacts/me/tree',
  'ANY /api/{proxy+}',
  'POST /api/actions',
  'GET /exact.html',
  '$default',
].map((routeKey) => ({ routeKey, integrationId: 'i', authorizerId: null, scopes: [] }));
const matched = (method: string, path: string, among = routes) => {
  const match = matchRoute(among, method, path);
  return match && [match.route.routeKey, match.pathParameters];
};

describe('the route of a request', () => {
  test.each([
    ['a full match before a variable', 'GET', '/api/contacts/me/tree', ['GET /api/contacts/me/tree', {}]],
    ['a variable before a greedy one', 'GET', '/api/contacts/a%20b/tree', ['GET /api/contacts/{contact-id}/tree', { 'contact-id': 'a b' }]],
    ['a greedy one takes what is left', 'GET', '/api/x/y', ['ANY /api/{proxy+}', { proxy: 'x/y' }]],
    ['by method', 'POST', '/api/actions', ['POST /api/actions', {}]],
    ['ANY for other methods', 'DELETE', '/api/actions', ['ANY /api/{proxy+}', { proxy: 'actions' }]],
    ['a dot is a dot', 'GET', '/exactxhtml', ['$default', {}]],
    ['everything else', 'GET', '/', ['$default', {}]],
  ])('%s', (_, method, path, expected) => expect(matched(method, path)).toEqual(expected));

  test('none', () => expect(matched('GET', '/', routes.slice(0, 2))).toBeNull());
});
