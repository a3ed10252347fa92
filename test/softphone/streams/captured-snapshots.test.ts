import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { legWatch } from '../../../softphone/call/leg-watch.ts';
import { noteWatch } from '../../../softphone/call/note-watch.ts';
import { fromSnapshot } from '../../../softphone/streams/from-snapshot.ts';
import type { RawAgentData } from '../../../softphone/streams/raw.ts';
import { headlineOf } from '../../../softphone/view/headline.ts';
import { aDesk, type Desk } from '../support/desk.ts';
import { agentData } from './raw-samples.ts';

type Snapshot = RawAgentData['snapshot'];

/** Streams hands instants over as dates; files keep them as text. */
const revived = (key: string, value: unknown): unknown => (typeof value === 'string' && /timestamp$/i.test(key) ? new Date(value) : value);

const kept = (file: string): readonly Snapshot[] =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'snapshots', `${file}.json`), 'utf8'), revived);

/** A desk that was shown all snapshots of a file, one after another. */
function shown(file: string): Desk {
  const desk = aDesk();
  desk.tell({ type: 'link', link: 'ledger', trouble: null });
  for (const snapshot of kept(file))
    desk.tell({ type: 'snapshot', snapshot: fromSnapshot({ ...agentData([]), snapshot }, { muted: false }) });
  return desk;
}

/**
 * Made-up people in the shapes of the voice snapshots that the public Streams repository holds as test data, with what the Admin Guide says of
 * consults: no initiation method in any, and the first contact is another one.
 */
describe('snapshots as captured of a real softphone', () => {
  test.each([
    ['asked-in-ringing', 'A colleague asks you into a call.', ['Accept', 'Decline'], true],
    [
      'asked-in-talking-three-party',
      'You are connected to the call your colleague asked you into.',
      ['Hold', 'Mute', 'Consult', 'Hang up'],
      true,
    ],
    [
      'asked-in-talking-multi-party',
      'You, the customer and your colleague are talking together.',
      ['Hold', 'Mute', 'Consult', 'Transfer', 'Leave', 'Drop', 'Hang up', 'End for all'],
      true,
    ],
    ['callback-offered', '+1 206 555 0183 asked for a callback. The customer is not connected yet.', ['Accept', 'Decline'], false],
    ['callback-dialling', 'Calling +1 206 555 0183 back.', ['Hang up'], false],
  ])('%s', (file, sentence, enabled, asksTheLedger) => {
    const desk = shown(file);
    expect(headlineOf(desk.state(), desk.clock.now())).toBe(sentence);
    expect(desk.enabled()).toEqual(enabled);
    expect(legWatch(desk.state(), 0) !== null).toBe(asksTheLedger);
    expect(noteWatch(desk.state()) !== null).toBe(asksTheLedger);
  });
});
