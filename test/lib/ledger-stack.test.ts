import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { ENV } from '../../contract/env.ts';
import { ARNS, resourcesOf, templatesOf } from './stacks.ts';

const { ledger } = templatesOf();

describe('the table', () => {
  test('is paid by request, restorable to any second, under a key of its own, and streams both images', () => {
    ledger.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: {
        SSEEnabled: true,
        SSEType: 'KMS',
        KMSMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('LedgerKey'), 'Arn'] },
      },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    });
  });

  test.each(['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::S3::Bucket', 'AWS::SecretsManager::Secret'])(
    '%s stays when the stack goes',
    (type) => {
      ledger.allResources(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    },
  );

  test('has a key that is renewed every year', () => {
    ledger.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });
});

describe('contact events', () => {
  test('come from this instance alone, however its key is spelled', () => {
    ledger.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.connect'],
        'detail-type': ['Amazon Connect Contact Event'],
        detail: { $or: [{ instanceArn: [ARNS.instance] }, { InstanceArn: [ARNS.instance] }, { InstanceARN: [ARNS.instance] }] },
      },
    });
  });

  test('wait in a queue, hidden for six times what the function may take, and after five tries in another', () => {
    ledger.hasResourceProperties('AWS::SQS::Queue', {
      VisibilityTimeout: 180,
      RedrivePolicy: { maxReceiveCount: 5, deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('DeadLetters'), 'Arn'] } },
    });
    ledger.hasResourceProperties('AWS::Events::Rule', {
      Targets: [Match.objectLike({ DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('DeadLetters'), 'Arn'] } } })],
    });
  });

  test('cost themselves alone when they fail', () => {
    ledger.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ContactEventsQueue'), 'Arn'] },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
  });
});

const STREAM_RULES = {
  FunctionResponseTypes: ['ReportBatchItemFailures'],
  BisectBatchOnFunctionError: true,
  MaximumRetryAttempts: 100,
  MaximumRecordAgeInSeconds: 21_600,
  StartingPosition: 'TRIM_HORIZON',
  DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Failures'), 'Arn'] } } },
};

describe.each([
  { source: 'ContactRecords', resourceType: 'CONTACT_TRACE_RECORDS', setting: 'contactRecordsArn' },
  { source: 'AgentEvents', resourceType: 'AGENT_EVENTS', setting: 'agentEventsArn' },
])('$source', ({ source, resourceType, setting }) => {
  const ownStream = { 'Fn::GetAtt': [Match.stringLikeRegexp(`^${source}Stream`), 'Arn'] };

  test('come by an encrypted stream that the instance writes to', () => {
    ledger.allResourcesProperties('AWS::Kinesis::Stream', {
      ShardCount: 1,
      StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' },
    });
    ledger.hasResourceProperties('AWS::Connect::InstanceStorageConfig', {
      InstanceArn: ARNS.instance,
      ResourceType: resourceType,
      StorageType: 'KINESIS_STREAM',
      KinesisStreamConfig: { StreamArn: ownStream },
    });
  });

  test('are tried again for a while, then kept, and the stream goes on', () => {
    ledger.hasResourceProperties('AWS::Lambda::EventSourceMapping', { ...STREAM_RULES, EventSourceArn: ownStream });
  });

  test('come by the stream the instance has already, and then none is created', () => {
    const reusing = templatesOf({ streams: { [setting]: ARNS.stream } }).ledger;
    expect(Object.keys(resourcesOf(reusing, 'AWS::Kinesis::Stream'))).not.toContain(`${source}Stream`);
    expect(Object.keys(resourcesOf(reusing, 'AWS::Connect::InstanceStorageConfig'))).not.toContain(`${source}FromInstance`);
    reusing.hasResourceProperties('AWS::Lambda::EventSourceMapping', { ...STREAM_RULES, EventSourceArn: ARNS.stream });
  });
});

test('the control API of the instance is called for one stream after the other', () => {
  const [records, agentEvents] = Object.entries(ledger.findResources('AWS::Connect::InstanceStorageConfig'));
  expect(agentEvents?.[1].DependsOn).toContain(records?.[0]);
});

describe('the projection', () => {
  test('is called for new and changed facts of legs and for what desks logged, gathered for a second', () => {
    const from = (prefix: string) => JSON.stringify({ eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { pk: { S: [{ prefix }] } } } });
    ledger.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      ...STREAM_RULES,
      EventSourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LedgerTable'), 'StreamArn'] },
      MaximumBatchingWindowInSeconds: 1,
      FilterCriteria: { Filters: [{ Pattern: from('LEG#') }, { Pattern: from('ACTIONS#') }] },
    });
  });

  test('hides outside numbers under a secret that it is shown the place of', () => {
    const Variables = { [ENV.targetHashSecretArn]: { Ref: Match.stringLikeRegexp('^ProjectionTargetHashKey') } };
    ledger.hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables } });
  });

  test('no text of a secret is resolved into anything', () => {
    expect(JSON.stringify(ledger.toJSON())).not.toContain('{{resolve:');
  });
});

describe('what consults came to', () => {
  test('is told by the second reader of the table, and what desks want to hear: items, new and changed', () => {
    const pattern = (pks: string | readonly string[], sk?: object) => ({
      Pattern: JSON.stringify({
        eventName: ['INSERT', 'MODIFY'],
        dynamodb: { Keys: { pk: { S: [pks].flat().map((prefix) => ({ prefix })) }, ...sk } },
      }),
    });
    ledger.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      ...STREAM_RULES,
      EventSourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LedgerTable'), 'StreamArn'] },
      FilterCriteria: {
        Filters: [
          pattern('CONSULT#'),
          pattern('LEG#'),
          pattern('CHAIN#'),
          pattern(['WRITTEN#', 'HANDOFF#'], { sk: { S: ['NOTE-NEWS', 'HANDOFF-NEWS'] } }),
          pattern('AGENT#', { sk: { S: ['PRESENCE'] } }),
        ],
      },
    });
  });

  test('goes on a bus of its own, named after the instance', () => {
    ledger.hasResourceProperties('AWS::Events::EventBus', { Name: `consult-call-${ARNS.instance.split('/').at(-1)}` });
  });

  test('DynamoDB feeds two readers of a stream and no more', () => {
    const mappings = Object.values(ledger.findResources('AWS::Lambda::EventSourceMapping'));
    const ofTable = mappings.filter(({ Properties }) => JSON.stringify(Properties.EventSourceArn).includes('StreamArn'));
    expect(ofTable).toHaveLength(2);
  });
});

describe('the functions', () => {
  const all = Object.entries(resourcesOf(ledger, 'AWS::Lambda::Function'));

  test.each(all)('%s runs on Node 24 on arm64, traced, with a log of its own', (_, { Properties }) => {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogGroup: { Ref: expect.stringMatching(/log[0-9A-F]{8}$/) } },
    });
  });

  test.each([
    ['LegStartsonlegstart', [ENV.tableName, ENV.poisonQueueUrl, ENV.instanceArn, ENV.retentionMonths]],
    ['ContactEventsoncontactevent', [ENV.tableName, ENV.poisonQueueUrl, ENV.instanceArn, ENV.retentionMonths]],
    ['ContactRecordsoncontactrecord', [ENV.tableName, ENV.poisonQueueUrl, ENV.instanceArn, ENV.retentionMonths]],
    ['AgentEventsonagentevent', [ENV.tableName, ENV.poisonQueueUrl, ENV.instanceArn, ENV.retentionMonths]],
    ['Projectionprojectconsults', [ENV.tableName, ENV.retentionMonths, ENV.targetHashSecretArn, ENV.poisonQueueUrl]],
    ['ConsultEventsannouncechanges', [ENV.eventBusName, ENV.eventVersion1, ENV.tableName]],
  ])('%s is given what it reads', (id, names) => {
    const { Environment } = resourcesOf(ledger, 'AWS::Lambda::Function')[id]?.Properties ?? {};
    expect(new Set(Object.keys((Environment as { Variables: object }).Variables))).toEqual(new Set(names));
  });

  test('logs are kept for a month', () => {
    ledger.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
  });

  test('on-leg-start is given no longer than the flow waits', () => {
    const { LegStartsonlegstart } = resourcesOf(ledger, 'AWS::Lambda::Function');
    expect(LegStartsonlegstart).toMatchObject({ Properties: { Timeout: 3 } });
  });
});

describe('what waits for a person', () => {
  test.each([
    ['Poison', 'messages nobody could read'],
    ['DeadLetters', 'events that failed five times'],
    ['projectconsultsbehind', 'a projection that is behind'],
    ['projectconsultsgivenup', 'batches that were given up'],
    ['oncontactrecorderrors', 'a function that fails'],
    ['onagenteventerrors', 'another that fails'],
    ['onagenteventbehind', 'agent events that are behind'],
    ['onagenteventgivenup', 'agent events that were given up'],
  ])('%s: an alarm tells of %s', (id) => {
    expect(resourcesOf(ledger, 'AWS::CloudWatch::Alarm')).toHaveProperty(`WatchAlarms${id}`);
  });

  test('alarms tell the topic of the config, and nobody when there is none', () => {
    ledger.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: Match.absent(), TreatMissingData: 'notBreaching' });
    templatesOf({ alarmTopicArn: ARNS.topic }).ledger.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [ARNS.topic] });
  });

  test('EventBridge may send to the queues of contact events for the one rule, and use the key for rules of this account', () => {
    const statements = Object.values(ledger.findResources('AWS::SQS::QueuePolicy')).flatMap(
      ({ Properties }) => Properties.PolicyDocument.Statement as { Effect: string; Action: unknown; Condition: unknown }[],
    );
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toHaveLength(2);
    for (const one of allowed)
      expect(one).toMatchObject({
        Action: 'sqs:SendMessage',
        Condition: { ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [expect.stringMatching(/^ContactEventsRule/), 'Arn'] } } },
      });
  });

  test('the key serves nobody beside the account, its log groups of these stacks, and its rules', () => {
    const [key] = Object.values(ledger.findResources('AWS::KMS::Key'));
    const { Statement } = (key?.Properties.KeyPolicy ?? {}) as {
      Statement: { Principal: Record<string, unknown>; Action: unknown; Condition?: object }[];
    };
    expect(Statement.map(({ Principal }) => Object.values(Principal)[0])).toEqual([
      expect.stringContaining(':root'),
      'logs.eu-central-1.amazonaws.com',
      'events.amazonaws.com',
    ]);
    const [, logs, events] = Statement;
    expect(logs?.Condition).toEqual({
      ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:eu-central-1:111122223333:log-group:ConsultCall*' },
    });
    expect(events).toMatchObject({
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    });
  });

  test('the queues are read over TLS only', () => {
    const policies = Object.values(ledger.findResources('AWS::SQS::QueuePolicy'));
    expect(policies).toHaveLength(3);
    for (const { Properties } of policies) {
      expect(Properties.PolicyDocument.Statement[0]).toMatchObject({
        Effect: 'Deny',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      });
    }
  });
});
