import { describe, expect, test } from 'vitest';
import type { RowCommandName } from '../../../softphone/call/command.ts';
import { rowCommandsFor } from '../../../softphone/call/commands-for.ts';
import type { CallSeen, Line } from '../../../softphone/call/snapshot.ts';
import { aPrivateConsult } from '../support/desk.ts';
import { bob, customer, line, outside, self } from '../support/seen.ts';

/** What may be done to one line of a call with Bob, who was asked in from here and answered. */
function row(lines: readonly Line[], connectionId: string, name: RowCommandName, more: Partial<CallSeen> = {}) {
  const desk = aPrivateConsult();
  desk.showsLines(lines, more);
  const availability = rowCommandsFor(desk.state(), connectionId)[name];
  return availability.can ? 'on' : availability.why;
}

const CONFERENCE = [self(), customer(), bob('connected')];
const PRIVATE = [self(), customer('hold'), bob('connected')];
const THREE = { multiParty: false };
/** Somebody another agent brought in. */
const stranger = (state: Line['state'], more: Partial<Line> = {}) => line('third', state, { connectionId: 'stranger', ...more });

describe('the commands of one party’s row', () => {
  test.each<[string, readonly Line[], string, RowCommandName, string, Partial<CallSeen>?]>([
    ['hold the customer of a conference', CONFERENCE, 'customer', 'Hold', 'on'],
    ['hold the one asked', CONFERENCE, 'bob', 'Hold', 'on'],
    ['somebody held is not held again', PRIVATE, 'customer', 'Hold', 'already-held'],
    ['somebody being called cannot be held', [self(), customer(), stranger('connecting')], 'stranger', 'Hold', 'still-rings'],
    ['resuming the customer of a private talk would join them unasked', PRIVATE, 'customer', 'Resume', 'customer-held-by-consult'],
    ['resume the one asked', [self(), customer(), bob('hold')], 'bob', 'Resume', 'on'],
    ['resume somebody who has not answered', [self(), customer(), stranger('hold')], 'stranger', 'Resume', 'still-rings'],
    [
      'nobody else’s line in a three-party call',
      [self(), customer(), stranger('connected')],
      'stranger',
      'Hold',
      'only-first-agent',
      THREE,
    ],
    ['one’s own line, put on hold by another agent', [self({ state: 'hold' }), customer(), bob('connected')], 'self', 'Resume', 'on'],
    ['not in a three-party call', [self({ state: 'hold' }), customer(), bob('connected')], 'self', 'Resume', 'only-first-agent', THREE],
    ['mute anybody in a multi-party call', CONFERENCE, 'bob', 'Mute', 'on'],
    ['only oneself in a three-party call', CONFERENCE, 'bob', 'Mute', 'only-themselves', THREE],
    ['another agent unmutes themselves', [self(), customer(), bob('connected', { muted: true })], 'bob', 'Unmute', 'only-themselves'],
    ['the customer is unmuted', [self(), customer('connected', { muted: true }), bob('connected')], 'customer', 'Unmute', 'on'],
    ['an outside party is unmuted', [self(), customer(), outside('connected', { muted: true })], 'outside', 'Unmute', 'on'],
    [
      'a supervisor’s mute stays',
      [self(), customer('connected', { muted: true, forceMuted: true }), bob('connected')],
      'customer',
      'Unmute',
      'muted-by-supervisor',
    ],
    ['drop the one asked', CONFERENCE, 'bob', 'Drop', 'on'],
    ['drop the customer while others stay', CONFERENCE, 'customer', 'Drop', 'on'],
    ['the last talk is ended by Hang up', [self(), customer()], 'customer', 'Drop', 'use-hang-up'],
    ['nor while somebody is only being called', [self(), customer(), stranger('connected')], 'customer', 'Drop', 'cancel-first'],
    ['somebody ringing is cancelled', [self(), customer(), stranger('connected')], 'stranger', 'Drop', 'cancel-first'],
    ['swap to one of several', [self(), customer(), bob('connected'), outside('hold')], 'outside', 'Swap', 'on'],
    ['swap while somebody rings', [self(), customer(), bob('connected'), stranger('connected')], 'bob', 'Swap', 'still-rings'],
    ['a line that has ended', [self(), customer(), bob('disconnected')], 'bob', 'Hold', 'line-gone'],
  ])('%s', (_name, lines, connectionId, name, expected, more) => {
    expect(row(lines, connectionId, name, more)).toBe(expected);
  });

  test('wait for a command on its way, whoever’s row it came from', () => {
    const desk = aPrivateConsult();
    desk.showsLines(CONFERENCE);
    desk.press('Hold', { connectionId: 'bob' });
    expect(rowCommandsFor(desk.state(), 'customer').Hold).toEqual({ can: false, why: 'waiting-for-phone' });
  });

  test('are sent to the line they name', () => {
    const desk = aPrivateConsult();
    desk.showsLines(CONFERENCE);
    desk.press('Mute', { connectionId: 'bob' });
    desk.press('Drop', { connectionId: 'bob' });
    expect(desk.phone.asked.slice(1)).toEqual(['mute bob', 'drop bob']);
  });
});
