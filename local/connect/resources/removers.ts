import type { ResourceRemover } from '../../ports.ts';
import type { Core } from '../core.ts';
import { ResourceRefusedError } from './errors.ts';
import { requiredText } from './properties.ts';

const REMOVERS: Readonly<Record<string, (core: Core) => ResourceRemover>> = {
  'AWS::Connect::ApprovedOrigin': (core) => async (properties) => {
    core.registry.approvedOrigins.delete(requiredText(properties, 'Origin').replace(/\/$/, ''));
  },
  'AWS::Connect::ContactFlow':
    (core) =>
    async (_, { ref }) => {
      refuseInUse(
        [...core.registry.quickConnects.values()].some(({ target }) => 'flowArn' in target && target.flowArn === ref),
        ref,
      );
      core.registry.flows.delete(ref);
    },
  'AWS::Connect::InstanceStorageConfig': (core) => async (properties) => {
    core.registry.storage.delete(requiredText(properties, 'ResourceType'));
  },
  'AWS::Connect::IntegrationAssociation': (core) => async (properties) => {
    core.registry.functions.delete(requiredText(properties, 'IntegrationArn'));
  },
  'AWS::Connect::Queue':
    (core) =>
    async (_, { ref }) => {
      const { routingProfiles, quickConnects, queues } = core.registry;
      const served = [...routingProfiles.values()].some(
        ({ queueArns, defaultOutboundQueueArn }) => defaultOutboundQueueArn === ref || queueArns.includes(ref),
      );
      refuseInUse(served || [...quickConnects.values()].some(({ target }) => 'queueArn' in target && target.queueArn === ref), ref);
      queues.delete(ref);
    },
  'AWS::Connect::QuickConnect':
    (core) =>
    async (_, { ref }) => {
      const id = core.registry.quickConnects.get(ref)?.id ?? '';
      core.registry.quickConnects.delete(ref);
      for (const queue of core.registry.queues.values()) queue.quickConnectIds.delete(id);
    },
};

/** What deletes a resource of the instance, by its CloudFormation name; refuses what others still use (SDK: DeleteQueue, DeleteContactFlow). */
export const createRemovers = (core: Core): Readonly<Record<string, ResourceRemover>> =>
  Object.fromEntries(Object.entries(REMOVERS).map(([type, make]) => [type, make(core)]));

function refuseInUse(isUsed: boolean, arn: string): void {
  if (isUsed) throw new ResourceRefusedError('ResourceInUseException', `${arn} is in use`);
}
