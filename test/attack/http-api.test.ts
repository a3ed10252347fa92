import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ALLOWANCES } from '../../lambdas/api/allowance.ts';
import { useSimStack } from '../scenario/sim-stack.ts';
import { type AttackedCall, attackedCall } from './attacked-call.ts';
import { bodyAttacks } from './body-attacks.ts';
import { handOffAttacks } from './hand-off-attacks.ts';
import { idAttacks } from './id-attacks.ts';
import { logAttacks } from './log-attacks.ts';
import { ROUTES, routeKeysIn, SIGNED_ROUTE } from './routes.ts';
import { strangerAttacks } from './stranger-attacks.ts';
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
  let attacked: AttackedCall;
  let untouched: unknown;
  beforeAll(async () => {
    attacked = await attackedCall(running());
    untouched = await attacked.state();
  });
  const call = () => attacked;
  // Between attacks everybody rests until they may ask as much as at first: what one may send at once is attacked in limits.test.ts.
  beforeEach(async () => {
    const { clock } = running();
    await clock.runUntil(clock.now() + ALLOWANCES.request.burst * ALLOWANCES.request.everyMs);
  });

  test('has no route that is not attacked here', () => {
    expect([...ROUTES.map(({ key }) => key), SIGNED_ROUTE].sort((a, b) => a.localeCompare(b))).toEqual(routeKeys);
  });

  tokenAttacks(running);
  strangerAttacks(running, call);
  idAttacks(running, call);
  bodyAttacks(running, call);
  handOffAttacks(running, call);

  test('the call is as it was before', async () => {
    await running().stack.cloud.idle();
    expect(await attacked.state()).toEqual(untouched);
  });

  test('no request of a function was refused, and nothing failed unseen', () => {
    expect([running().stack.cloud.deniedRequests(), running().stack.cloud.troubles()]).toEqual([[], []]);
  });

  logAttacks(running);
});
