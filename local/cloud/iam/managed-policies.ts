import { UnsupportedError } from '../errors.ts';
import { parsePolicy, type Statement } from './policy-document.ts';

const LOGS = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];
const XRAY = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];

/** The AWS managed policies a role may name, by the end of their ARN, with what they allow (AWS Managed Policy Reference Guide). */
export const MANAGED_POLICIES: Readonly<Record<string, readonly string[]>> = {
  'service-role/AWSLambdaBasicExecutionRole': LOGS,
  'service-role/AWSLambdaSQSQueueExecutionRole': [...LOGS, 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  'service-role/AWSLambdaKinesisExecutionRole': [
    ...LOGS,
    ...['DescribeStream', 'DescribeStreamSummary', 'GetRecords', 'GetShardIterator', 'ListShards', 'ListStreams', 'SubscribeToShard'].map(
      (operation) => `kinesis:${operation}`,
    ),
  ],
  'service-role/AWSLambdaDynamoDBExecutionRole': [
    ...LOGS,
    ...['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map((operation) => `dynamodb:${operation}`),
  ],
  AWSXRayDaemonWriteAccess: XRAY,
  AWSXrayWriteOnlyAccess: XRAY,
};

/**
 * The statements of an AWS managed policy.
 * @throws UnsupportedError for one that is not in `MANAGED_POLICIES`.
 */
export function managedPolicy(policyArn: string): Statement[] {
  const name = policyArn.replace(/^arn:aws:iam::aws:policy\//, '');
  const actions = MANAGED_POLICIES[name];
  if (!actions) throw new UnsupportedError(`The managed policy ${name} is not supported by the local cloud.`);
  return parsePolicy({ Statement: { Effect: 'Allow', Action: actions, Resource: '*' } }, name);
}
