import type { Template } from 'aws-cdk-lib/assertions';

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
}
interface Written {
  readonly Resources?: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Export?: { readonly Name: unknown } }>>;
}

/** What is deployed: templates by stack, in the order of deployment. */
export type Deployed = readonly (readonly [stack: string, template: Template])[];

/** Properties that are the name of a thing which the account, the Region or the instance knows once. */
const NAME_OF: Readonly<Record<string, string>> = {
  'AWS::Connect::ContactFlow': 'Name',
  'AWS::Connect::Queue': 'Name',
  'AWS::Connect::QuickConnect': 'Name',
  'AWS::Connect::ApprovedOrigin': 'Origin',
  'AWS::Events::EventBus': 'Name',
  'AWS::CloudWatch::Dashboard': 'DashboardName',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::Athena::WorkGroup': 'Name',
  'AWS::Cognito::UserPoolDomain': 'Domain',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Kinesis::Stream': 'Name',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SecretsManager::Secret': 'Name',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Glue::Database': 'Name',
};

/** Properties whose change makes a new resource before the old one goes (CloudFormation, "Update requires: Replacement"). */
const REPLACED_BY: Readonly<Record<string, readonly string[]>> = {
  'AWS::Connect::ContactFlow': ['InstanceArn', 'Type'],
  'AWS::Connect::Queue': ['InstanceArn'],
  'AWS::Connect::QuickConnect': ['InstanceArn'],
  'AWS::Connect::ApprovedOrigin': ['InstanceId', 'Origin'],
};

const read = (template: Template): Written => template.toJSON() as Written;

/**
 * Why CloudFormation would not get from one deployment to another, stack by stack, in one go: what is imported goes away, or a name is taken twice because
 * what is new is made before what is old is gone.
 */
export function upgradeFaults(before: Deployed, after: Deployed): readonly string[] {
  const imported = new Map(before.map(([stack, template]) => [stack, JSON.stringify(template.toJSON())]));
  return after.flatMap(([stack, template]) => {
    const old = before.find(([name]) => name === stack)?.[1];
    return [...lostExports(stack, old, template, imported), ...takenNames(before, old, template)];
  });
}

function lostExports(stack: string, old: Template | undefined, now: Template, imported: ReadonlyMap<string, string>): string[] {
  const left = new Set(exportsOf(now));
  const gone = (old ? exportsOf(old) : []).filter((name) => !left.has(name));
  return gone.flatMap((name) =>
    [...imported].flatMap(([importer, text]) =>
      text.includes(`{"Fn::ImportValue":"${name}"}`) ? [`${importer} still imports ${name} of ${stack}`] : [],
    ),
  );
}

const exportsOf = (template: Template): readonly string[] =>
  Object.values(read(template).Outputs ?? {}).flatMap(({ Export }) => (typeof Export?.Name === 'string' ? [Export.Name] : []));

/** Names of resources that are made in this update, and are those of others that are there. */
function takenNames(before: Deployed, old: Template | undefined, now: Template): string[] {
  const had = old ? (read(old).Resources ?? {}) : {};
  const there = before.flatMap(([, template]) => Object.entries(read(template).Resources ?? {}));
  return Object.entries(read(now).Resources ?? {}).flatMap(([id, resource]) => {
    const name = nameOf(resource);
    const earlier = had[id];
    const isMade = !earlier || isReplaced(earlier, resource);
    if (name === undefined || !isMade) return [];
    const holder = there.find(([, one]) => one.Type === resource.Type && nameOf(one) === name);
    return holder ? [`${id} is made while ${holder[0]} has the name ${name}`] : [];
  });
}

function nameOf({ Type, Properties }: Resource): string | undefined {
  const name = Properties?.[NAME_OF[Type] ?? ''];
  // What is known only at deployment is the name of something else each time.
  return typeof name === 'string' ? JSON.stringify(name) : undefined;
}

const isReplaced = (before: Resource, after: Resource): boolean =>
  before.Type !== after.Type ||
  (REPLACED_BY[after.Type] ?? []).some((name) => JSON.stringify(before.Properties?.[name]) !== JSON.stringify(after.Properties?.[name]));

/** What would stand in the way of a deployment after this one was destroyed, or of the destruction itself. */
export function leftoverFaults(deployed: Deployed): readonly string[] {
  return deployed.flatMap(([stack, template]) => {
    const resources = Object.entries(read(template).Resources ?? {});
    const emptied = JSON.stringify(resources.filter(([, { Type }]) => Type === 'Custom::S3AutoDeleteObjects'));
    return resources.flatMap(([id, resource]) => {
      const stays = resource.DeletionPolicy === 'Retain' || resource.DeletionPolicy === 'RetainExceptOnCreate';
      if (stays && nameOf(resource) !== undefined) return [`${id} of ${stack} stays with its name ${nameOf(resource)}`];
      const isFull = resource.Type === 'AWS::S3::Bucket' && !stays && !emptied.includes(`"${id}"`);
      return isFull ? [`${id} of ${stack} goes and is not emptied`] : [];
    });
  });
}
