import { describe, expect, test } from 'vitest';
import { mayBeDue, nextPlace, type Patience, type WaitsAlone } from '../../../domain/come-back/next-place.ts';
import { goneAt, type SeenLeg } from '../../../domain/come-back/seen-leg.ts';
import { teamOf } from '../../../domain/come-back/team-of.ts';

const INSTANCE = 'arn:aws:connect:us-east-1:111122223333:instance/i';
const ALICE = `${INSTANCE}/agent/alice`;
const OWN = (agent: string) => `${INSTANCE}/queue/agent/${agent}`;
const [SUPPORT, BILLING] = [`${INSTANCE}/queue/support`, `${INSTANCE}/queue/billing`];
const PATIENCE: Patience = { returnAfterSeconds: 45, returnFromTeamAfterSeconds: 300, thenTeamAfterSeconds: 60 };
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 10) + seconds * 1000).toISOString();

const leg = (more: Partial<SeenLeg> = {}): SeenLeg => ({
  contactId: 'leg',
  parent: 'first',
  method: 'TRANSFER',
  agent: null,
  queue: OWN('bob'),
  leftAt: null,
  waitsSince: at(0),
  ...more,
});
const back = (more: Partial<SeenLeg> = {}) =>
  leg({ contactId: 'back', parent: 'leg', method: 'QUEUE_TRANSFER', queue: OWN('alice'), waitsSince: at(60), ...more });
const sender = (more: Partial<SeenLeg> = {}) =>
  leg({ contactId: 'first', parent: null, method: 'INBOUND', agent: ALICE, queue: SUPPORT, leftAt: at(5), ...more });

const place = (waits: Partial<WaitsAlone>, seconds: number) => {
  const next = nextPlace(
    { leg: leg(), sender: sender(), team: SUPPORT, senderIsAway: false, movesLeft: 10, ...waits },
    PATIENCE,
    Date.parse(at(seconds)),
  );
  return next.next;
};

describe('where a caller goes whom nobody answered', () => {
  test.each<[string, Partial<WaitsAlone>, number, ReturnType<typeof place>]>([
    ['waits for a colleague as long as is set, from the hand-over on', {}, 49, 'nowhere'],
    ['then goes back to the sender', {}, 50, 'sender'],
    ['was handed over before the leg was queued: counts from the queue', { sender: sender({ leftAt: at(-30) }) }, 44, 'nowhere'],
    ['waits longer for a team', { leg: leg({ queue: BILLING }) }, 299, 'nowhere'],
    ['goes back from a team, too', { leg: leg({ queue: BILLING }) }, 305, 'sender'],
    ['goes straight to the team of a sender who is away', { senderIsAway: true }, 50, 'team'],
    ['waits for the sender who is away where no team is known', { senderIsAway: true, team: null }, 50, 'sender'],
    ['stays in the team’s own queue when the sender is away', { senderIsAway: true, leg: leg({ queue: SUPPORT }) }, 999, 'nowhere'],
    ['goes to the team when nobody knows who sent them', { sender: sender({ agent: null }) }, 50, 'team'],
    ['goes straight to the team with the last move that is left', { movesLeft: 1 }, 50, 'team'],
    ['goes to the sender with it where no team is known', { movesLeft: 1, team: null }, 50, 'sender'],
    ['stays where they are when the chain is full', { movesLeft: 0 }, 9_999, 'nowhere'],
    ['waits for the sender when the chain is full', { leg: back(), movesLeft: 0 }, 9_999, 'nowhere'],
    ['waits for the sender as long as is set', { leg: back() }, 119, 'nowhere'],
    ['then goes on to the team', { leg: back() }, 120, 'team'],
    ['waits on for the sender where no team is known', { leg: back(), team: null }, 9_999, 'nowhere'],
    ['waits for the team without an end', { leg: back({ queue: SUPPORT }) }, 99_999, 'nowhere'],
    ['is left where they are when nothing tells where a flow brought them', { leg: back({ queue: null }) }, 99_999, 'nowhere'],
    [
      'is left alone while nothing tells since when',
      { leg: leg({ waitsSince: null }), sender: sender({ leftAt: null }) },
      9_999,
      'nowhere',
    ],
  ])('%s', (_is, waits, seconds, next) => {
    expect(place(waits, seconds)).toBe(next);
  });

  test.each([
    ['a leg that began a moment ago is not worth a question', leg(), 44, false],
    ['one that has waited long enough is', leg(), 45, true],
    ['one of which nothing tells is', leg({ waitsSince: null }), 0, true],
    ['one that waits for the team never is', back({ queue: SUPPORT }), 99_999, false],
  ])('%s', (_is, seen, seconds, due) => {
    expect(mayBeDue(seen, PATIENCE, Date.parse(at(seconds)))).toBe(due);
  });
});

test.each([
  ['the agent left', { agentLeftAt: at(1), endedAt: at(1), endReason: 'AGENT_DISCONNECT' }, at(1)],
  ['the contact ended and not by the customer', { agentLeftAt: null, endedAt: at(2), endReason: 'AGENT_DISCONNECT' }, at(2)],
  [
    'the customer hung up: the agent may still talk to whom they asked',
    { agentLeftAt: null, endedAt: at(2), endReason: 'CUSTOMER_DISCONNECT' },
    null,
  ],
  ['nothing ended', { agentLeftAt: null, endedAt: null, endReason: null }, null],
])('gone: %s', (_is, ending, gone) => {
  expect(goneAt(ending)).toBe(gone);
});

describe('the team a call came from', () => {
  const legs = new Map([
    ['first', sender()],
    ['bobs', leg({ contactId: 'bobs', parent: 'first' })],
    ['round', leg({ contactId: 'round', parent: 'round', queue: null })],
  ]);
  test.each([
    ['is the queue of the sender', 'first', SUPPORT],
    ['is further up where a colleague had it from another', 'bobs', SUPPORT],
    ['is not known in a circle', 'round', null],
  ])('%s', (_is, id, team) => {
    const from = legs.get(id);
    expect(from && teamOf(from, (name) => legs.get(name))).toBe(team);
  });
});
