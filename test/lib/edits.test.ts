import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { ARNS } from './config/valid-config.ts';
import { stacksOf } from './stacks.ts';
import { type Deployed, leftoverFaults, upgradeFaults } from './upgrade-faults.ts';

type Changes = Readonly<Record<string, unknown>>;

function deployed(changes: Changes): Deployed {
  const { ledger, connect, desk, analytics } = stacksOf(changes).stacks;
  return Object.entries({ ledger, connect, desk, ...(analytics && { analytics }) }).map(([name, stack]) => [
    name,
    Template.fromStack(stack),
  ]);
}

const ANA = { name: 'Ana', userArn: ARNS.user(1) };
const BEN = { name: 'Ben', userArn: ARNS.user(2) };
const SUPPORT = { name: 'Support', arn: ARNS.queue(1) };
const BILLING = { name: 'Billing', hoursArn: ARNS.hours(1) };
const COURIER = { name: 'Courier', phoneNumber: '+12065550123' };
const ALL = { agents: [ANA, BEN], queues: [SUPPORT, BILLING], externals: [COURIER] };
const OFF = { handOver: { comesBack: 'off' } };

describe('an edit of the config deploys in one go:', () => {
  test.each<[string, Changes, Changes]>([
    ['nobody comes back any more', {}, OFF],
    ['callers come back again', OFF, {}],
    ['a created queue is removed', ALL, { ...ALL, queues: [SUPPORT] }],
    ['a created queue has another name', ALL, { ...ALL, queues: [SUPPORT, { ...BILLING, name: 'Invoices' }] }],
    ['a created queue is given the ARN of one that is there', ALL, { ...ALL, queues: [SUPPORT, { name: 'Billing', arn: ARNS.queue(2) }] }],
    ['a queue with an ARN was made anew', ALL, { ...ALL, queues: [{ ...SUPPORT, arn: ARNS.queue(9) }, BILLING] }],
    ['analytics are added', {}, { analytics: {} }],
    ['analytics are removed', { analytics: {} }, {}],
    ['a name is another user from now on', ALL, { ...ALL, agents: [{ ...ANA, userArn: ARNS.user(7) }, BEN] }],
    [
      'two people change their names',
      ALL,
      {
        ...ALL,
        agents: [
          { ...ANA, name: 'Ben' },
          { ...BEN, name: 'Ana' },
        ],
      },
    ],
    ['an agent has another name', ALL, { ...ALL, agents: [{ ...ANA, name: 'Anna' }, BEN] }],
    ['an outside number changes', ALL, { ...ALL, externals: [{ ...COURIER, phoneNumber: '+12065550124' }] }],
    ['an outside number has another name', ALL, { ...ALL, externals: [{ ...COURIER, name: 'Messenger' }] }],
    [
      'a name that was an outside number is a colleague',
      ALL,
      { ...ALL, externals: [], agents: [ANA, BEN, { name: 'Courier', userArn: ARNS.user(3) }] },
    ],
    ['agents stand in another order', ALL, { ...ALL, agents: [BEN, ANA] }],
    ['the record stream of the instance is taken over', {}, { streams: { contactRecordsArn: ARNS.stream } }],
    ['one stream for both is taken over', {}, { streams: { contactRecordsArn: ARNS.stream, agentEventsArn: ARNS.stream } }],
    ['a stream of our own comes back', { streams: { contactRecordsArn: ARNS.stream } }, {}],
    [
      'the desk has another origin, listed before the others',
      { desk: { origins: ['https://b.example'] } },
      { desk: { origins: ['https://a.example', 'https://b.example'] } },
    ],
    [
      'an origin that framed the desk is an origin of its own',
      { desk: { framedBy: ['https://a.example'] } },
      { desk: { origins: ['https://a.example'] } },
    ],
    ['an issuer of one’s own signs people in', {}, { identity: { issuer: 'https://id.example.com', audience: 'desk' } }],
    ['a firewall is put before the desk', {}, { desk: { webAclArn: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/centre/a1' } }],
    ['the firewall is taken away', { desk: { webAclArn: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/centre/a1' } }, {}],
    ['a whisper is added', {}, { whisper: {}, flowLogs: 'off' }],
    ['a whisper hangs on the other hook', { whisper: {}, flowLogs: 'off' }, { whisper: { hook: 'CustomerWhisper' }, flowLogs: 'off' }],
    ['an AI agent is added', {}, { aiAgents: [{ name: 'Nova', phoneNumber: '+12065550188', queue: 'Support' }] }],
    ['an AI agent is removed', { aiAgents: [{ name: 'Nova', phoneNumber: '+12065550188', queue: 'Support' }] }, {}],
    ['a whisper is removed', { whisper: {}, flowLogs: 'off' }, {}],
    ['hold flows are added', {}, { hold: { customer: {}, agent: {} } }],
    ['the sample is removed', { sampleInbound: { queue: 'Support' } }, {}],
    ['outside numbers come under a policy', {}, { outsideNumbers: { mode: 'advice' } }],
  ])('%s', (_, before, after) => {
    expect(upgradeFaults(deployed(before), deployed(after))).toEqual([]);
  });

  test('and the rules see what would not: a queue between stacks, a name that moves', () => {
    const before = deployed({});
    const [[, ledger], , desk] = before as [Deployed[number], Deployed[number], Deployed[number]];
    const withoutExports = Template.fromJSON({ ...ledger.toJSON(), Outputs: {} });
    expect(upgradeFaults(before, [['ledger', withoutExports], desk]).join()).toMatch(/desk still imports .*LedgerKey/);
    const moved = JSON.parse(JSON.stringify(before[1]?.[1].toJSON()).replaceAll('QuickConnectsquickconnect', 'Movedquickconnect'));
    expect(upgradeFaults(before, [['connect', Template.fromJSON(moved)]]).join()).toMatch(
      /Moved\w+ is made while QuickConnects\w+ has the name "Ana"/,
    );
  });
});

describe('a deployment can be destroyed, and made again', () => {
  test.each<[string, Changes]>([
    ['as it is by default', {}],
    ['with all there is', { analytics: {}, sampleInbound: { queue: 'Support' }, hold: { customer: {}, agent: {} } }],
  ])('%s', (_, changes) => {
    expect(leftoverFaults(deployed(changes))).toEqual([]);
  });

  test('and the rules see a bucket that is not emptied, and a name that stays', () => {
    const resources = {
      Files: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Delete' },
      Table: { Type: 'AWS::DynamoDB::Table', DeletionPolicy: 'Retain', Properties: { TableName: 'consults' } },
    };
    expect(leftoverFaults([['desk', Template.fromJSON({ Resources: resources })]])).toEqual([
      'Files of desk goes and is not emptied',
      'Table of desk stays with its name "consults"',
    ]);
  });
});

test('two deployments with prefixes share no name', () => {
  const one = deployed({ prefix: 'blue', analytics: {}, queues: [{ ...SUPPORT, name: 'Blue' }], agents: [], externals: [] });
  const other = deployed({ prefix: 'green', analytics: {}, queues: [{ ...SUPPORT, name: 'Green' }], agents: [], externals: [] });
  // As if the other's stacks were new ones beside these.
  expect(
    upgradeFaults(
      one,
      other.map(([name, template]) => [`other ${name}`, template]),
    ),
  ).toEqual([]);
});
