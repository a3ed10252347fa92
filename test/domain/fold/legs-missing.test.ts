import { expect, test } from 'vitest';
import { parseContactRecord } from '../../../domain/parse-contact-record.ts';
import { contactRecord } from '../contact-record.ts';
import { chainsOf, factsOf } from '../facts-of.ts';
import { legsOf } from '../story.ts';

const [ASKER, CONSULTED] = legsOf({ invited: 20_000, answered: 27_000, askerLeaves: 60_000, customerLeaves: 90_000 });
const told = (more: object, ...others: readonly (typeof ASKER)[]) => [
  ...factsOf(parseContactRecord({ ...contactRecord(ASKER), ...more })),
  ...others.flatMap((leg) => factsOf(parseContactRecord(contactRecord(leg)))),
];

test.each([
  ['names a next contact, which is not here', told({ NextContactId: 'c2' }), ['c1']],
  ['names a next contact, which is here', told({ NextContactId: 'c2' }, CONSULTED), []],
  ['says when it was transferred, and no leg is here', told({ TransferCompletedTimestamp: '2026-11-21T10:16:00Z' }), ['c1']],
  ['says whereto it was transferred, and no leg is here', told({ TransferredToEndpoint: { Address: '+12065550199' } }), ['c1']],
  ['says that it was transferred, and its leg is here', told({ TransferCompletedTimestamp: '2026-11-21T10:16:00Z' }, CONSULTED), []],
  ['has a placeholder for when it was transferred', told({ TransferCompletedTimestamp: '1970-01-01T00:00:00.001Z' }), []],
  ['has an end point without an address', told({ TransferredToEndpoint: { Type: 'TELEPHONE_NUMBER', Address: null } }), []],
  ['says nothing of it', told({}), []],
])('a contact whose record %s', (_name, facts, missing) => {
  expect(chainsOf(facts).flatMap(({ legsMissing }) => legsMissing)).toEqual(missing);
});
