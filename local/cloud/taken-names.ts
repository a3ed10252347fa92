import { TemplateError } from './errors.ts';
import type { ResourceRequest } from './template/stack-maker.ts';

/** Properties that are the name of a thing which the account, the Region or, for buckets, the world knows once. */
const NAME_OF: Readonly<Record<string, string>> = {
  'AWS::Athena::WorkGroup': 'Name',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::CloudWatch::Dashboard': 'DashboardName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Events::EventBus': 'Name',
  'AWS::Events::Rule': 'Name',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Kinesis::Stream': 'Name',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
};

type Named = Pick<ResourceRequest, 'type' | 'properties' | 'stackName' | 'logicalId'>;

/** The names that templates gave, and who has them. */
export class TakenNames {
  readonly #holders = new Map<string, string>();

  /** @throws TemplateError when another resource has the name, as CloudFormation reports it */
  take(resource: Named): void {
    const key = keyOf(resource);
    if (key === undefined) return;
    const holder = this.#holders.get(key);
    if (holder !== undefined) throw new TemplateError(`${key} already exists: ${holder} has the name`);
    this.#holders.set(key, `${resource.logicalId} of ${resource.stackName}`);
  }

  /** Lets others have the name of a resource that is gone. */
  release(resource: Named): void {
    const key = keyOf(resource);
    if (key !== undefined) this.#holders.delete(key);
  }
}

/** A rule's name is its bus's alone. */
function keyOf({ type, properties }: Named): string | undefined {
  const name = properties[NAME_OF[type] ?? ''];
  if (name === undefined) return undefined;
  const beside = type === 'AWS::Events::Rule' ? ` on ${String(properties.EventBusName ?? 'default')}` : '';
  return `${type} ${String(name)}${beside}`;
}
