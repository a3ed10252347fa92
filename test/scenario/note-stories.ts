import { expect, test } from 'vitest';
import { createCast } from '../../local/people/cast.ts';
import { drive } from '../../local/people/drive.ts';
import { SUPERVISOR } from '../../local/stack.ts';
import { stageOf } from '../../local/stage.ts';
import { deskSocket } from './desk-socket.ts';
import type { SimStack } from './sim-stack.ts';

const NOTE = { reason: 'Refund over the limit', matters: 'Card 4111 1111 1111 1111', tried: 'Voucher', version: 0 };
const MASKED = { ...NOTE, matters: 'Card **** **** **** 1111', version: 1 };

const TOLD_WITHIN_MS = 3_000;

/** What agents write of a call, and who may read it. */
export function noteStories(running: () => SimStack): void {
  /** Has people act, then waits until what Connect tells of it at once has arrived. */
  async function act<T>(script: () => Promise<T>): Promise<T> {
    const { stack, clock } = running();
    const result = await drive(clock, script());
    await clock.runUntil(clock.now() + TOLD_WITHIN_MS);
    await stack.cloud.idle();
    return result;
  }

  const put = (path: string, login: string, body: object) => running().stack.api(path, login, body, 'PUT');

  test('through the deployed functions: a note reaches the one who is asked before they answer, and nobody else', async () => {
    const { stack, clock } = running();
    const { alice, bob, customer } = createCast(stageOf(stack, clock));
    const parent = await act(async () => {
      await alice.available();
      await customer.calls();
      const contactId = await alice.accept();
      await bob.available();
      return contactId;
    });
    expect(await put(`/contacts/${parent}/note`, 'alice', NOTE)).toMatchObject({ status: 200, body: { note: MASKED, mirrored: true } });

    const child = await act(async () => {
      await alice.consult('Bob');
      return bob.rings();
    });
    const note = `/contacts/${child}/note`;
    const [ringing] = stack.connect.agentPort('bob').snapshot().contacts;
    expect(ringing?.attributes).toMatchObject({ consultReason: { value: NOTE.reason }, consultMatters: { value: MASKED.matters } });
    expect(await stack.api(note, 'bob')).toMatchObject({ status: 200, body: { rootContactId: parent, note: MASKED } });
    for (const login of ['carol', SUPERVISOR]) expect(await stack.api(note, login)).toMatchObject({ status: 403 });
    expect(await put(note, 'carol', { ...NOTE, version: 1 })).toMatchObject({ status: 403 });

    await act(() => bob.accept());
    const desks = await Promise.all(['alice', 'bob', 'carol'].map((login) => deskSocket(stack, login)));
    expect(await put(note, 'bob', { ...NOTE, tried: 'Asked', version: 1 })).toMatchObject({ status: 200, body: { note: { version: 2 } } });
    await stack.cloud.idle();
    await Promise.all(desks.map((desk) => desk.caughtUp()));
    const news = { type: 'note-changed', rootContactId: parent, contactIds: [parent, child].sort(), version: 2 };
    expect(desks.map(({ told }) => told)).toEqual([[news], [news], []]);
    await Promise.all(desks.map((desk) => desk.close()));
    await act(async () => {
      await alice.leave();
      await alice.clear();
      await customer.hangsUp();
      await bob.callEnds();
      await bob.clear();
      for (const agent of [alice, bob]) await agent.offline();
    });
    const disposition = `/contacts/${parent}/disposition`;
    expect(await put(disposition, 'alice', { code: 'passed-on', notes: 'To Bob' })).toMatchObject({ status: 200 });
    expect(await put(disposition, 'bob', { code: 'solved' })).toMatchObject({ status: 403 });
    expect(await stack.api(`/contacts/${child}/disposition`, SUPERVISOR)).toMatchObject({
      status: 200,
      body: { dispositions: [{ contactId: parent, code: 'passed-on', notes: 'To Bob' }] },
    });
  });
}
