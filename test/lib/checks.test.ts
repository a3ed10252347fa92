import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import { findingsOf, isOneResource, reasonsIn, withoutReasons } from './reasons.ts';
import { ARNS, stacksOf } from './stacks.ts';

const CONFIGS = {
  'a pool and a stream of its own': {},
  'what the centre has already': {
    identity: { issuer: 'https://id.example.com', audience: 'desk' },
    streams: {
      contactRecordsArn: ARNS.stream,
      contactRecordsKeyArn: ARNS.key,
      agentEventsArn: ARNS.agentStream,
      agentEventsKeyArn: ARNS.key,
    },
    sampleInbound: { queue: 'Support' },
    alarmTopicArn: ARNS.topic,
    analytics: {},
  },
};
const packs = () => [new AwsSolutionsChecks(), new ServerlessChecks()];

describe.each(Object.entries(CONFIGS))('with %s', (_, changes) => {
  const { app } = stacksOf(changes);
  const reasons = reasonsIn(app);

  test('cdk-nag finds nothing that has no reason', () => {
    expect(packs().flatMap((pack) => findingsOf(pack, app))).toEqual([]);
  });

  test('every reason answers a finding that is there', () => {
    const all = packs().flatMap((pack) => findingsOf(withoutReasons(pack), app));
    const idle = reasons.filter(({ on, finding }) => !all.some((found) => found.startsWith(`${finding} ${on.node.path}`)));
    expect(idle.map(({ on, finding }) => `${finding} ${on.node.path}`)).toEqual([]);
  });

  test('every reason is a sentence on one resource, for one finding', () => {
    expect(reasons.length).toBeGreaterThan(10);
    expect(reasons.filter(({ on }) => !isOneResource(on)).map(({ on }) => on.node.path)).toEqual([]);
    expect(reasons.filter(({ finding }) => !/^(AwsSolutions|Serverless)-[A-Za-z0-9]+(\[.+\])?$/.test(finding))).toEqual([]);
    expect(reasons.filter(({ reason }) => reason.length < 40 || !reason.endsWith('.'))).toEqual([]);
  });
});

test('a resource against the rules is found', () => {
  const { app, stacks } = stacksOf();
  new Queue(stacks.ledger, 'Careless');
  const found = packs().flatMap((pack) => findingsOf(pack, app));
  expect(found).toContain(`AwsSolutions-SQS4 ${stacks.ledger.node.path}/Careless/Resource`);
});
