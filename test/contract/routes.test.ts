import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROBLEM_CODES, problem } from '../../contract/problems.ts';
import { COMMON_PROBLEMS, ROUTES, type RouteName, routeOf } from '../../contract/routes.ts';
import { PROBLEM } from '../../lambdas/runtime/api.ts';
import { functionFolders } from '../../lib/constructs/function-folders.ts';
import { resourcesOf, templatesOf } from '../lib/stacks.ts';

const ROOT = join(import.meta.dirname, '../..');
const names = Object.keys(ROUTES) as RouteName[];
const keyOf = (name: RouteName) => `${routeOf(name).method} /api${routeOf(name).path}`;
const routesOf = (changes = {}) =>
  Object.values(resourcesOf(templatesOf(changes).desk, 'AWS::ApiGatewayV2::Route')).flatMap(({ Properties: { RouteKey } }) =>
    String(RouteKey).startsWith('$') ? [] : [String(RouteKey)],
  );

describe('the table of routes', () => {
  test('is what the stack makes', () => {
    expect(
      new Set(
        routesOf({
          chatConsults: {},
          outsideNumbers: { mode: 'advice' },
          aiAgents: [{ name: 'Nova', phoneNumber: '+12065550188', queue: 'Support' }],
        }),
      ),
    ).toEqual(new Set(names.map(keyOf)));
  });

  test('says which routes need a part of the config', () => {
    expect(new Set(routesOf())).toEqual(new Set(names.filter((name) => routeOf(name).needs === undefined).map(keyOf)));
  });

  test.each(names)('%s reads the groups of the token only where supervisors may do more', (name) => {
    const text = readFileSync(join(ROOT, 'lambdas', functionFolders().get(name) ?? name, 'index.ts'), 'utf8');
    expect(text.includes('httpHandler(supervisorClaims(),')).toBe(routeOf(name).supervisors);
    expect(text.includes('httpHandler(agentClaim(),')).toBe(!routeOf(name).supervisors && !routeOf(name).signed);
    expect(text.includes('signedHandler(')).toBe(routeOf(name).signed === true);
  });

  test.each(names)('%s refuses by codes that it does not share with all routes', (name) => {
    const own = routeOf(name).problems;
    expect(own.filter((code) => (COMMON_PROBLEMS as readonly string[]).includes(code))).toEqual([]);
    expect(new Set(own).size).toBe(own.length);
  });

  test('names every code there is', () => {
    expect(new Set([...COMMON_PROBLEMS, ...names.flatMap((name) => routeOf(name).problems)])).toEqual(new Set(PROBLEM_CODES));
  });

  test('has an id in the path of every route of a call, and in no other', () => {
    const ofACall = names.filter((name) => routeOf(name).problems.includes('unknown-contact'));
    expect(names.filter((name) => routeOf(name).path.includes('{id}'))).toEqual(ofACall);
  });
});

describe('a refusal', () => {
  const { badField, tooManyOfYours, ...fixed } = PROBLEM;
  const refusals = [badField('from', 'An instant is wanted.'), tooManyOfYours(1_500), ...Object.values(fixed)];

  test.each(refusals.map((one) => [one.body.detail, one] as const))(
    '"%s" is problem details of RFC 9457',
    (_, { status, body, headers }) => {
      expect(problem.parse(body)).toEqual(body);
      expect(body.status).toBe(status);
      expect(body.type).toBe(`/problems/${body.code}`);
      expect(headers?.['content-type']).toBe('application/problem+json');
    },
  );

  test('is there for every code', () => {
    expect(new Set(refusals.map(({ body }) => body.code))).toEqual(new Set(PROBLEM_CODES));
  });
});
