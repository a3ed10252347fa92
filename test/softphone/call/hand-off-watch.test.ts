import { describe, expect, test } from 'vitest';
import { handOffWatch } from '../../../softphone/call/hand-off-watch.ts';
import type { CallSeen } from '../../../softphone/call/snapshot.ts';
import { aDesk } from '../support/desk.ts';
import { call, customer, self } from '../support/seen.ts';

const watched = (...calls: readonly CallSeen[]) => {
  const desk = aDesk();
  for (const one of calls) desk.shows(one);
  return handOffWatch(desk.state());
};
const rings = call([self({ state: 'connecting' }), customer()], { phase: 'connecting' });
const talks = call([self(), customer()]);
const ended = call([self({ state: 'disconnected' }), customer('disconnected')], { phase: 'ended' });

describe('what an AI agent handed over is read', () => {
  test('while it rings, and once more when the call is accepted, for there is more to read then', () => {
    const [ringing, talking] = [watched(rings), watched(rings, talks)];
    expect(ringing).toMatchObject({ contactId: 'c1', isNew: true });
    expect(talking).toMatchObject({ contactId: 'c1', isNew: false });
    expect(talking?.key).not.toBe(ringing?.key);
  });

  test('not again when the call has ended', () => {
    expect(watched(rings, talks, ended)?.key).toBe(watched(rings, talks)?.key);
  });

  test.each([
    ['without a call', []],
    ['of a call that rang and was not accepted', [rings, ended]],
    ['of a call that is dialled here', [call([self(), customer('connecting')], { phase: 'connecting', direction: 'outbound' })]],
  ] as const)('not %s', (_of, calls) => {
    expect(watched(...calls)).toBeNull();
  });
});
