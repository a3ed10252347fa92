import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { ConnectOptions } from '../../../local/connect/options.ts';
import { createStage } from './stage.ts';
import { accepts, available, callsIn, consults, play } from './timeline.ts';

/** One run of an instance: what was deployed to it, and the contacts of one consult. */
async function aRun(options: Pick<Partial<ConnectOptions>, 'newContactId'>) {
  const stage = await createStage({ ...options, timings: { speechMsPerCharacter: 0 } });
  await play(stage, [
    [0, available('alice', 'bob')],
    [0, callsIn],
    [2_000, accepts('alice')],
    [5_000, consults('alice', 'Bob')],
  ]);
  return { resources: stage.arn, contacts: stage.connect.truth.calls().flatMap(({ legs }) => legs.map(({ contactId }) => contactId)) };
}

test.each([
  ['with the same seed a second run has the same ids in all', {}, 'the same'],
  [
    'where contacts have ids of their own, a second run has the same quick connects and none of the contacts',
    { newContactId: randomUUID },
    'others',
  ],
] as const)('%s', async (_says, options, contacts) => {
  const [first, second] = [await aRun(options), await aRun(options)];
  expect(second.resources).toEqual(first.resources);
  expect(first.contacts).toHaveLength(2);
  const inBoth = second.contacts.filter((id) => first.contacts.includes(id));
  expect(inBoth).toHaveLength(contacts === 'the same' ? 2 : 0);
});
