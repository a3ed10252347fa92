import { describe, expect, test } from 'vitest';
import { useSimStack } from '../scenario/sim-stack.ts';
import { ROUTES, routeKeysIn } from './routes.ts';
import { tokenAttacks } from './token-attacks.ts';

describe('the HTTP API of the synthesized stack', () => {
  let routeKeys: readonly string[] = [];
  const running = useSimStack({
    startAtMs: Date.now(),
    edit: async (assembly) => {
      routeKeys = routeKeysIn(assembly);
      return assembly;
    },
  });

  test('has no route that is not attacked here', () => {
    expect(ROUTES.map(({ key }) => key).sort()).toEqual(routeKeys);
  });

  tokenAttacks(running);

  test('no request of a function was refused, and nothing failed unseen', () => {
    expect([running().stack.cloud.deniedRequests(), running().stack.cloud.troubles()]).toEqual([[], []]);
  });
});
