import { beforeAll, describe, expect, test } from 'vitest';
import { type PlayedCall, playCall } from '../../local/people/play-scenario.ts';
import { scenarioNamed } from '../../local/people/scenarios/index.ts';
import { ALL_SOURCES } from '../../local/people/sources.ts';
import { SUPERVISOR } from '../../local/stack.ts';
import { stageOf } from '../../local/stage.ts';
import type { SimStack } from './sim-stack.ts';

/** What a desk's log may tell: of a call in which Alice asked Bob, of which no desk logged anything. */
export function actionStories(running: () => SimStack): void {
  describe('POST /api/actions', () => {
    let call: PlayedCall;
    beforeAll(async () => {
      const { stack, clock } = running();
      const scenario = scenarioNamed('consult-return');
      if (!scenario) throw new Error('The scenario is gone.');
      call = await playCall(scenario, stageOf(stack, clock, { ...ALL_SOURCES, deskLog: false }));
      await stack.cloud.idle();
    });
    const action = (more: object = {}) => ({
      actionId: 'a1',
      contactId: call.truth.rootContactId,
      verb: 'returned',
      at: new Date(call.fromMs + 60_000).toISOString(),
      skewMs: 0,
      ...more,
    });
    const post = (login: string, ...actions: readonly object[]) => running().stack.api('/actions', login, { actions });

    test.each<[string, (issuer: SimStack['stack']['issuer']) => Promise<string | undefined>, number]>([
      ['no token', async () => undefined, 401],
      ['a token of nobody', async () => 'e30.e30.e30', 401],
      ['an id token, which has no scope', (issuer) => issuer.idTokenFor('alice'), 403],
    ])('refuses %s', async (_, tokenOf, status) => {
      const { stack } = running();
      const token = await tokenOf(stack.issuer);
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
      const body = JSON.stringify({ actions: [action()] });
      expect((await fetch(`${stack.addresses.desk}/api/actions`, { method: 'POST', headers, body })).status).toBe(status);
    });

    test('takes what a party did, and turns away who was none, supervisors too', async () => {
      const taken = { accepted: ['a1'], retry: [], rejected: [] };
      const turnedAway = { accepted: [], retry: [], rejected: [{ actionId: 'a1', code: 'not-a-party', message: expect.any(String) }] };
      expect(await post('alice', action())).toEqual({ status: 200, body: taken });
      expect(await post('alice', action())).toEqual({ status: 200, body: taken });
      expect(await post('carol', action())).toEqual({ status: 200, body: turnedAway });
      expect(await post(SUPERVISOR, action())).toEqual({ status: 200, body: turnedAway });
    });

    test('asks for patience with a contact that nobody has told of', async () => {
      expect(await post('alice', action({ contactId: 'not-told-of-yet' }))).toMatchObject({ status: 200, body: { retry: ['a1'] } });
    });

    test('names the field that is wrong', async () => {
      expect(await post('alice', action(), action({ verb: 'sang' }))).toMatchObject({
        status: 400,
        body: { code: 'bad-field', field: 'actions.1.verb' },
      });
    });

    test('and no log of any function holds a phone number', () => {
      expect(
        running()
          .stack.cloud.functions()
          .flatMap(({ logs }) => logs.filter((line) => line.includes('2065550'))),
      ).toEqual([]);
    });
  });
}
