import type { ResourceProvider } from '../../ports.ts';
import type { Core } from '../core.ts';
import { ResourceRefusedError } from './errors.ts';
import { optionalText, requiredObject, requiredText } from './properties.ts';

/** AWS::Connect::InstanceStorageConfig: where records and agent events go. One per type: a second one is refused. */
export const instanceStorageConfig =
  (core: Core): ResourceProvider =>
  async (properties) => {
    const resourceType = requiredText(properties, 'ResourceType');
    const storageType = requiredText(properties, 'StorageType');
    if (core.registry.storage.has(resourceType)) {
      throw new ResourceRefusedError('ResourceConflictException', `the instance has a storage configuration for ${resourceType} already`);
    }
    const stream = storageType === 'KINESIS_STREAM' ? requiredObject(properties, 'KinesisStreamConfig') : {};
    core.registry.storage.set(resourceType, { resourceType, storageType, streamArn: optionalText(stream, 'StreamArn') });
    const id = core.newId();
    return { ref: `${requiredText(properties, 'InstanceArn')}|${id}|${resourceType}`, attributes: { AssociationId: id } };
  };
