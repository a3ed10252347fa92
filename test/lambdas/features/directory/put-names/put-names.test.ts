import { expect, test, vi } from 'vitest';
import { handleRequest } from '../../../../../lambdas/features/directory/put-names/put-names.ts';
import { openNameBook, readNames } from '../../../../../lambdas/store/names.ts';
import { readSettings } from '../../../../../lambdas/store/settings.ts';
import { packed } from '../../../../../lib/constructs/packed.ts';
import { useLocalLedger } from '../../../local-ledger.ts';

const local = useLocalLedger();
const REQUEST = { ResponseURL: 'https://bucket.test/answer', StackId: 's', RequestId: 'r', LogicalResourceId: 'Names' };
const ALICE = { id: 'arn:alice', name: 'Alice' };
/** Properties that lead to these names. */
function names(agents: unknown, more: object = {}, CreatedQueueArns: readonly string[] = []) {
  const nothing = { queues: [], externals: [], offeredOn: [], offerGroups: [], settings: { dispositions: [] }, outside: null };
  return { ServiceToken: 'arn', Names: packed({ ...nothing, agents, ...more }), CreatedQueueArns };
}

// Records what CloudFormation is answered.
async function told(event: object) {
  const ledger = await local.newLedger();
  const answers: { Status: string; Reason?: string; PhysicalResourceId: string }[] = [];
  const answer: typeof fetch = async (_, init) => {
    answers.push(JSON.parse(String(init?.body)));
    return new Response('');
  };
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const send = (one: object) =>
    handleRequest({ ...REQUEST, ...one }, 30_000, {
      ledger,
      wait: async () => {},
      fetch: answer,
      log,
    });
  await send(event);
  return { ledger, answers, send };
}

test('the names of the config can be read afterwards, and those of the next deployment in their place', async () => {
  const { ledger, answers, send } = await told({ RequestType: 'Create', ResourceProperties: names([ALICE]) });
  const book = openNameBook(ledger);
  expect(await readNames(book, 0)).toEqual({ agents: [ALICE], queues: [], externals: [], offeredOn: [] });
  await send({ RequestType: 'Update', PhysicalResourceId: 'Names', ResourceProperties: names([]) });
  expect(answers).toMatchObject([
    { Status: 'SUCCESS', PhysicalResourceId: 'Names' },
    { Status: 'SUCCESS', PhysicalResourceId: 'Names' },
  ]);
  expect((await readNames(book, 60_000)).agents).toEqual([ALICE]);
  expect((await readNames(book, 300_001)).agents).toEqual([]);
});

test('the settings of the pages are written beside them, and those of the next deployment in their place', async () => {
  const { ledger, send } = await told({ RequestType: 'Create', ResourceProperties: names([]) });
  expect(await readSettings(ledger)).toEqual({ dispositions: [] });
  await send({ RequestType: 'Update', PhysicalResourceId: 'Names', ResourceProperties: names([], { settings: { dispositions: [1] } }) });
  expect(await readSettings(ledger)).toEqual({ dispositions: [1] });
});

test('queues that the stack creates are known by the ARNs it hands over, in the order of the config', async () => {
  const queues = [
    { name: 'New', arn: null },
    { name: 'Old', arn: 'arn:old' },
    { name: 'Newer', arn: null },
  ];
  const offers = { queues, offeredOn: ['Newer'], offerGroups: [{ queues: ['New', 'Old'], quickConnects: ['Alice'] }] };
  const { ledger } = await told({ RequestType: 'Create', ResourceProperties: names([ALICE], offers, ['arn:new', 'arn:newer']) });
  expect(await readNames(openNameBook(ledger), 0)).toMatchObject({
    queues: [
      { id: 'arn:new', name: 'New' },
      { id: 'arn:old', name: 'Old' },
      { id: 'arn:newer', name: 'Newer' },
    ],
    offeredOn: ['arn:newer'],
    groups: [{ queues: ['arn:new', 'arn:old'], names: ['Alice'] }],
  });
});

test('names outlive the stack, as the facts do that they name', async () => {
  const { ledger, answers, send } = await told({ RequestType: 'Create', ResourceProperties: names([ALICE]) });
  await send({ RequestType: 'Delete', PhysicalResourceId: 'Names', ResourceProperties: {} });
  expect(answers[1]).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'Names' });
  expect((await readNames(openNameBook(ledger), 0)).agents).toEqual([ALICE]);
});

test('properties of the wrong shape are answered FAILED with their place and without their value', async () => {
  const { answers } = await told({ RequestType: 'Create', ResourceProperties: names([{ id: 'arn:alice', name: 7 }]) });
  expect(answers).toMatchObject([{ Status: 'FAILED', Reason: expect.stringContaining('ResourceProperties.Names.agents.0.name') }]);
});
