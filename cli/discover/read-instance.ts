import {
  type ConnectClient,
  DescribeInstanceCommand,
  InstanceStorageResourceType,
  ListInstanceStorageConfigsCommand,
  paginateListApprovedOrigins,
  paginateListContactFlows,
  paginateListHoursOfOperations,
  paginateListLambdaFunctions,
  paginateListQueues,
  paginateListQuickConnects,
  paginateSearchUsers,
} from '@aws-sdk/client-connect';
import { UsageError } from '../errors.ts';

/** Something of the instance with a name. */
export interface Named {
  readonly name: string;
  readonly arn: string;
}

/** A user, and what tells two of one name apart. */
export interface User extends Named {
  readonly login: string;
}

/** Where one kind of message goes; null for the stream when it is none that a function can read. */
export interface Destination {
  readonly storageType: string;
  readonly streamArn: string | null;
}

/** What an instance has that a config speaks of. */
export interface InstanceFindings {
  readonly arn: string;
  readonly url: string | null;
  /** Whether people enter it through an identity provider. */
  readonly saml: boolean;
  readonly users: readonly User[];
  readonly queues: readonly Named[];
  readonly hours: readonly Named[];
  readonly quickConnects: readonly string[];
  readonly flows: readonly string[];
  /** Pages that may embed its softphone already. */
  readonly approvedOrigins: readonly string[];
  /** ARNs of the functions that its flows may call. */
  readonly functions: readonly string[];
  readonly contactRecords: Destination | null;
  readonly agentEvents: Destination | null;
}

/**
 * Reads an instance, one request after the other: its API takes two a second. Changes nothing.
 * @throws UsageError when there is no such instance, and what the SDK throws
 */
export async function readInstance(client: ConnectClient, arn: string, onStep: (what: string) => void): Promise<InstanceFindings> {
  const InstanceId = arn.slice(arn.lastIndexOf('/') + 1);
  onStep('instance');
  const { Instance } = await client.send(new DescribeInstanceCommand({ InstanceId })).catch((cause: Error) => {
    if (cause.name !== 'ResourceNotFoundException') throw cause;
    throw new UsageError(`There is no instance ${arn} in the account of these credentials: look at --instance and AWS_PROFILE.`, { cause });
  });
  onStep('queues');
  const queues = await listed(paginateListQueues({ client }, { InstanceId, QueueTypes: ['STANDARD'] }), (page) => page.QueueSummaryList);
  onStep('hours of operation');
  const hours = await listed(paginateListHoursOfOperations({ client }, { InstanceId }), (page) => page.HoursOfOperationSummaryList);
  onStep('users');
  const users = await listed(paginateSearchUsers({ client }, { InstanceId }), (page) => page.Users);
  onStep('quick connects');
  const quickConnects = await listed(paginateListQuickConnects({ client }, { InstanceId }), (page) => page.QuickConnectSummaryList);
  onStep('flows');
  const flows = await listed(paginateListContactFlows({ client }, { InstanceId }), (page) => page.ContactFlowSummaryList);
  onStep('approved origins');
  const approvedOrigins = await listed(paginateListApprovedOrigins({ client }, { InstanceId }), (page) => page.Origins);
  onStep('functions');
  const functions = await listed(paginateListLambdaFunctions({ client }, { InstanceId }), (page) => page.LambdaFunctions);
  onStep('streams');
  return {
    arn,
    url: Instance?.InstanceAccessUrl ?? null,
    saml: Instance?.IdentityManagementType === 'SAML',
    users: users.map(({ Arn = '', Username = '', IdentityInfo }) => ({
      name: [IdentityInfo?.FirstName, IdentityInfo?.LastName].filter(Boolean).join(' ') || Username,
      arn: Arn,
      login: Username,
    })),
    queues: queues.map(named),
    hours: hours.map(named),
    quickConnects: quickConnects.map(({ Name = '' }) => Name),
    flows: flows.map(({ Name = '' }) => Name),
    approvedOrigins,
    functions,
    contactRecords: await destination(client, InstanceId, 'CONTACT_TRACE_RECORDS'),
    agentEvents: await destination(client, InstanceId, 'AGENT_EVENTS'),
  };
}

const named = ({ Name = '', Arn = '' }: { readonly Name?: string | undefined; readonly Arn?: string | undefined }): Named => ({
  name: Name,
  arn: Arn,
});

async function listed<Page, T>(pages: AsyncIterable<Page>, of: (page: Page) => readonly T[] | undefined): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...(of(page) ?? []));
  return all;
}

async function destination(client: ConnectClient, InstanceId: string, ResourceType: keyof typeof InstanceStorageResourceType) {
  const { StorageConfigs } = await client.send(
    new ListInstanceStorageConfigsCommand({ InstanceId, ResourceType: InstanceStorageResourceType[ResourceType] }),
  );
  const config = StorageConfigs?.[0];
  return config ? { storageType: config.StorageType ?? 'unknown', streamArn: config.KinesisStreamConfig?.StreamArn ?? null } : null;
}
