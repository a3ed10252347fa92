import { expect, test } from 'vitest';
import { templatesOf } from './stacks.ts';

/** Asset hashes change with every line of a function; what is deployed around it does not. */
const withoutHashes = (template: object): unknown => JSON.parse(JSON.stringify(template).replaceAll(/[0-9a-f]{64}/g, '<hash>'));

// One picture of everything, to see in a review what a change does to a deployment. What must hold is said in the other tests.
test('the templates are as they were; npx vitest run test/lib/snapshot -u takes them as they are', () => {
  const { ledger, connect, desk } = templatesOf({ offeredOn: ['Support'] });
  expect(withoutHashes({ ledger: ledger.toJSON(), connect: connect.toJSON(), desk: desk.toJSON() })).toMatchSnapshot();
});
