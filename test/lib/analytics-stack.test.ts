import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { consultSettledSchema } from '../../domain/events/consult-settled.ts';
import { COLUMNS } from '../../lib/analytics/columns.ts';
import { QUERIES } from '../../lib/analytics/queries.ts';
import { ARNS, resourcesOf, stacksOf } from './stacks.ts';

const { stacks } = stacksOf({ analytics: {}, alarmTopicArn: ARNS.topic });
if (!stacks.analytics) throw new Error('The analytics stack is not there.');
const template = Template.fromStack(stacks.analytics);

describe('the analytics stack', () => {
  test('is not there unless the config asks for it', () => {
    expect(stacksOf().stacks.analytics).toBeUndefined();
  });

  test('takes settled consults, and nothing else, from the bus', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { source: ['consult-call'], 'detail-type': ['Consult Settled v2'] },
    });
    const [rule] = Object.values(resourcesOf(template, 'AWS::Events::Rule'));
    expect(JSON.stringify(rule?.Properties.EventBusName)).toContain('Fn::ImportValue');
    expect(rule?.Properties.Targets).toMatchObject([{ InputPath: '$.detail', DeadLetterConfig: {} }]);
  });

  test('writes Parquet by the schema of the catalog, a folder for each day', () => {
    template.hasResourceProperties('AWS::KinesisFirehose::DeliveryStream', {
      ExtendedS3DestinationConfiguration: {
        Prefix: 'consults/day=!{timestamp:yyyy-MM-dd}/',
        DataFormatConversionConfiguration: { Enabled: true, SchemaConfiguration: { TableName: 'consult_settled' } },
      },
    });
  });

  test.each([
    [
      'firehose.amazonaws.com',
      [
        'glue:GetTable',
        'glue:GetTableVersion',
        'glue:GetTableVersions',
        'kms:Decrypt',
        'kms:GenerateDataKey',
        'logs:PutLogEvents',
        's3:AbortMultipartUpload',
        's3:GetBucketLocation',
        's3:ListBucket',
        's3:ListBucketMultipartUploads',
        's3:PutObject',
      ],
    ],
    ['events.amazonaws.com', ['firehose:PutRecord', 'firehose:PutRecordBatch']],
  ])('%s may do what it needs and nothing else, for this account alone', (service, actions) => {
    const roles = Object.values(resourcesOf(template, 'AWS::IAM::Role')).filter(({ Properties }) =>
      JSON.stringify(Properties).includes(service),
    );
    expect(roles).toHaveLength(1);
    expect(JSON.stringify(roles[0]?.Properties.AssumeRolePolicyDocument)).toContain('aws:SourceAccount');
    const policies = roles[0]?.Properties.Policies as {
      PolicyDocument: { Statement: { Action: string | string[]; Resource: unknown }[] };
    }[];
    const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
    expect(statements.flatMap(({ Action }) => Action).sort()).toEqual(actions);
    expect(statements.map(({ Resource }) => JSON.stringify(Resource))).not.toContain('"*"');
  });

  test('keeps the rows as long as the ledger, the answers for a week', () => {
    const days = Object.values(resourcesOf(template, 'AWS::S3::Bucket')).map(
      ({ Properties }) => (Properties.LifecycleConfiguration as { Rules: { ExpirationInDays: number }[] }).Rules[0]?.ExpirationInDays,
    );
    expect(days.sort()).toEqual([7, 25 * 31]);
  });

  test('saves the questions in a work group of its own that stops what costs too much', () => {
    template.resourceCountIs('AWS::Athena::NamedQuery', QUERIES.length);
    template.hasResourceProperties('AWS::Athena::WorkGroup', {
      WorkGroupConfiguration: { EnforceWorkGroupConfiguration: true, BytesScannedCutoffPerQuery: 10 * 1024 ** 3 },
    });
  });

  test('tells the topic of the config when an event could not be handed over', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmActions: [ARNS.topic] });
  });
});

test('the columns of the catalog are the fields of the event, in small letters', () => {
  const { properties } = z.toJSONSchema(consultSettledSchema) as { properties: Record<string, unknown> };
  expect(COLUMNS.map(({ name }) => name)).toEqual(Object.keys(properties).map((name) => name.toLowerCase()));
  const { properties: ofConsult } = z.toJSONSchema(consultSettledSchema.shape.consult.unwrap()) as { properties: Record<string, unknown> };
  const type = COLUMNS.find(({ name }) => name === 'consult')?.type ?? '';
  for (const name of Object.keys(ofConsult)) expect(type).toContain(`${name.toLowerCase()}:`);
});
