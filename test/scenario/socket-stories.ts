import { describe, expect, test } from 'vitest';
import type { Leg } from '../../contract/schemas/consult.ts';
import { createCast } from '../../local/people/cast.ts';
import { drive } from '../../local/people/drive.ts';
import { SUPERVISOR } from '../../local/stack.ts';
import { stageOf } from '../../local/stage.ts';
import { type DeskSocket, deskSocket, openSocket, ticketFor } from './desk-socket.ts';
import type { SimStack } from './sim-stack.ts';

/** What desks are told without asking. The stack's clock shows the real time: DynamoDB Local deletes by it. */
export function socketStories(running: () => SimStack): void {
  const cast = () => createCast(stageOf(running().stack, running().clock));
  /** Plays a part in simulated time; resolves when the product has taken in all of it, and these desks were told. */
  async function plays<T>(sockets: readonly DeskSocket[], part: () => Promise<T>): Promise<T> {
    const { stack, clock } = running();
    const result = await drive(clock, part());
    await drive(clock, createCast(stageOf(stack, clock)).after(500));
    await stack.cloud.idle();
    await Promise.all(sockets.map((socket) => socket.caughtUp()));
    return result;
  }
  const idOf = (login: string) =>
    running()
      .stack.connect.agents()
      .find((agent) => agent.login === login)
      ?.arn.split('/')
      .at(-1);

  describe('a ticket', () => {
    test('opens one socket through the distribution, and no second', async () => {
      const { stack } = running();
      const protocols = ['consult-call.v1', `ticket.${await ticketFor(stack, 'alice')}`];
      const first = await openSocket(stack, protocols);
      expect(first.protocol).toBe('consult-call.v1');
      expect(await first.ask({ type: 'ping' })).toEqual({ type: 'pong' });
      await expect(openSocket(stack, protocols)).rejects.toThrow('401');
      await first.close();
    });

    test.each([
      ['on another site', () => 'https://evil.example'],
      ['of the softphone', () => running().stack.addresses.instance],
      ['that frames the desk', () => running().stack.addresses.play],
    ])('opens none for a page %s', async (_, origin) => {
      const { stack } = running();
      const protocols = ['consult-call.v1', `ticket.${await ticketFor(stack, 'alice')}`];
      await expect(openSocket(stack, protocols, origin())).rejects.toThrow('403');
    });

    test('that nobody gave opens none', async () => {
      await expect(openSocket(running().stack, ['consult-call.v1', 'ticket.made-up'])).rejects.toThrow('401');
    });

    test('is not given to who sends no token', async () => {
      const { status } = await fetch(`${running().stack.addresses.desk}/api/socket-tickets`, { method: 'POST' });
      expect(status).toBe(401);
    });
  });

  describe('an answer of the APIs', () => {
    test.each([
      ['of the HTTP API', '/api/me', 401],
      ['of the HTTP API to a route that it has not', '/api/none', 404],
      ['of the WebSocket API to a plain request', '/ws', 403],
    ])('%s is taken for nothing else, and asked for over TLS alone', async (_, path, status) => {
      const answer = await fetch(`${running().stack.addresses.desk}${path}`);
      expect([answer.status, answer.headers.get('x-content-type-options'), answer.headers.get('strict-transport-security')]).toEqual([
        status,
        'nosniff',
        'max-age=31536000; includeSubDomains',
      ]);
    });
  });

  describe('a consult', () => {
    test('is news for those on its legs as it changes, its answer among it, and for nobody else', async () => {
      const { stack } = running();
      const { alice, bob, customer, after: pause } = cast();
      // A process gives out a few tickets a second to one agent, and the stories above took them in no time.
      await plays([], () => pause(1_000));
      const [asker, stranger, supervisor] = await Promise.all(['alice', 'carol', SUPERVISOR].map((login) => deskSocket(stack, login)));
      if (!asker || !stranger || !supervisor) throw new Error('There are three.');
      const desks = [asker, stranger, supervisor];
      const consultOf = (legs: readonly Leg[]) => legs.find(({ parentContactId }) => parentContactId !== null);
      const treeOf = async (contactId: string) => {
        const { body } = await stack.api(`/contacts/${contactId}/tree`, 'alice');
        return consultOf((body as { legs: readonly Leg[] }).legs);
      };
      const root = await plays(desks, async () => {
        await alice.available();
        await bob.available();
        await customer.calls();
        return alice.accept();
      });
      // A call that nobody was asked into is the phone's business alone.
      expect(asker.told).toEqual([]);

      const line = await plays(desks, async () => {
        const asked = await alice.consult('Bob');
        await pause(3_000);
        return asked;
      });
      const ringing = asker.told.length;
      expect(ringing).toBeGreaterThan(0);
      expect((await treeOf(root))?.connectedToAgentAt).toBeNull();

      await plays(desks, () => bob.accept());
      const consult = await treeOf(root);
      expect(consult?.connectedToAgentAt).not.toBeNull();
      const news = asker.told.slice(ringing);
      expect(news).toContainEqual({ type: 'contact-changed', rootContactId: root, contactIds: [root, consult?.contactId].sort() });

      const talking = asker.told.length;
      await plays(desks, () => alice.returnToCustomer(line));
      expect(asker.told.length).toBeGreaterThan(talking);
      expect((await treeOf(root))?.endedAt).not.toBeNull();
      await plays(desks, async () => {
        await alice.hangUp();
        for (const agent of [alice, bob]) await agent.clear();
        await pause(120_000);
      });
      expect([stranger.told, supervisor.told]).toEqual([[], []]);
      await Promise.all(desks.map((socket) => socket.close()));
    });
  });

  describe('presence', () => {
    test('is told to desks that watch, as it changes, and to no other', async () => {
      const { stack } = running();
      const [watcher, other] = await Promise.all(['dave', 'carol'].map((login) => deskSocket(stack, login)));
      if (!watcher || !other) throw new Error('There are two.');
      expect(await watcher.ask({ type: 'watch-presence' })).toEqual({ type: 'watching' });
      const { bob } = cast();
      await plays([watcher, other], () => bob.offline());
      const before = watcher.told.length;
      await plays([watcher, other], () => bob.available());
      const since = expect.stringMatching(/Z$/);
      expect(watcher.told.slice(before)).toEqual([{ type: 'presence', agents: [{ agentId: idOf('bob'), state: 'available', since }] }]);
      expect(await watcher.ask({ type: 'unwatch-presence' })).toEqual({ type: 'unwatched' });
      const heard = watcher.told.length;
      await plays([watcher, other], () => bob.offline());
      expect([watcher.told.length, other.told]).toEqual([heard, []]);
      await Promise.all([watcher, other].map((socket) => socket.close()));
    });

    test('is in the directory, as it is, beside how busy each team is', async () => {
      const { stack } = running();
      const { bob } = cast();
      await plays([], () => bob.offline());
      const free = { agentsFree: expect.any(Number), contactsWaiting: 0, oldestWaitMs: null };
      expect(await stack.api('/directory', 'alice')).toMatchObject({
        status: 200,
        body: {
          agents: expect.arrayContaining([expect.objectContaining({ name: 'Bob', state: 'offline', since: expect.stringMatching(/Z$/) })]),
          queues: [
            { name: 'Support', load: free },
            { name: 'Billing', load: free },
          ],
        },
      });
    });

    test('a socket whose token has ended is sent nothing, and closed at its next word', async () => {
      const { stack, clock } = running();
      const { bob, after: pause } = cast();
      const watcher = await deskSocket(stack, 'dave');
      await drive(clock, pause(3_600_000 - 30_000));
      expect(await watcher.ask({ type: 'watch-presence' })).toEqual({ type: 'watching' });
      await drive(clock, pause(30_000));
      await plays([], () => bob.available());
      void watcher.ask({ type: 'ping' });
      await watcher.ended;
      expect(watcher.told).toEqual([]);
      await plays([], () => bob.offline());
    });

    test('a desk that is gone without a word is forgotten by the first push that meets it', async () => {
      const { stack } = running();
      const { bob } = cast();
      const watcher = await deskSocket(stack, 'dave');
      await watcher.ask({ type: 'watch-presence' });
      await watcher.close();
      await plays([], () => bob.available());
      const teller = stack.cloud.functions().find(({ logicalId }) => logicalId.startsWith('ConsultEvents'));
      expect(teller?.logs.filter((line) => line.includes('not told'))).toEqual([]);
      await plays([], () => bob.offline());
    });
  });
}
