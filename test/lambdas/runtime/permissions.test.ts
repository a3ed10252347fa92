import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bearerOf, permissionsIn } from '../../../lambdas/runtime/permissions.ts';

const people = { scope: 'desk.use' };
const machine = { azp: 'reporting', 'realm_access.roles': 'reader' };
const GROUPS = { scope: 'desk.use', groupsClaim: 'groups', groups: ['agents', 'leads'] };

describe('whose tokens a function answers', () => {
  test.each([
    ['a scope among others', { people, machines: [] }, { scope: 'openid desk.use' }, 'person'],
    ['a scope in a list under scp', { people, machines: [] }, { scp: ['desk.use'] }, 'person'],
    ['a scope that only begins alike', { people, machines: [] }, { scope: 'desk.used' }, null],
    ['no scope, as id tokens', { people, machines: [] }, { aud: 'desk' }, null],
    ['a group of agents', { people: GROUPS, machines: [] }, { scp: 'desk.use', groups: ['agents'] }, 'person'],
    ['one group, written as text', { people: GROUPS, machines: [] }, { scp: 'desk.use', groups: 'leads' }, 'person'],
    ['a group whose name holds that of another', { people: GROUPS, machines: [] }, { scp: 'desk.use', groups: ['former agents'] }, null],
    ['a group without the scope', { people: GROUPS, machines: [] }, { groups: ['agents'] }, null],
    ['all claims of a machine', { people, machines: [machine] }, { azp: 'reporting', realm_access: { roles: ['x', 'reader'] } }, 'machine'],
    ['one claim of a machine less', { people, machines: [machine] }, { azp: 'reporting', realm_access: { roles: ['x'] } }, null],
    [
      'a claim of a machine as part of a longer one',
      { people, machines: [machine] },
      { azp: 'reporting2', realm_access: { roles: ['reader'] } },
      null,
    ],
    [
      'the name of a claim that leads into an object, as a claim',
      { people, machines: [machine] },
      { azp: 'reporting', 'realm_access.roles': 'reader' },
      'machine',
    ],
    ['a machine named without claims', { people, machines: [{}] }, { azp: 'reporting' }, null],
    ['a machine by what every object has', { people, machines: [{ 'constructor.name': 'Object' }] }, { azp: 'x' }, null],
  ] as const)('%s: %o, %o -> %s', (_what, permissions, claims, bearer) => {
    expect(bearerOf(claims, permissions as unknown as Parameters<typeof bearerOf>[1])).toBe(bearer);
  });

  test('nothing that a token carries beside the wanted values makes it a person or a machine', () => {
    const without = fc.dictionary(
      fc.string().filter((name) => !['scope', 'scp', 'azp'].includes(name)),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(without, (claims) => {
        expect(bearerOf(claims, { people, machines: [machine] })).toBeNull();
      }),
    );
  });

  test.each([['no JSON'], ['{}'], ['{"people":{},"machines":[]}']])('a value that cannot be read stops the function: %s', (text) => {
    expect(() => permissionsIn(text)).toThrow('cannot be read');
  });

  test('without one the gateway has checked all', () => expect([permissionsIn(undefined), permissionsIn('')]).toEqual([null, null]));
});
