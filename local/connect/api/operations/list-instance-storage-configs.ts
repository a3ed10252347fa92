import { type Operation, page, text } from '../operation.ts';

/** Where one kind of record or event goes. */
export const listInstanceStorageConfigs: Operation = {
  name: 'ListInstanceStorageConfigs',
  method: 'GET',
  path: '/instance/{InstanceId}/storage-configs',
  resources: ({ arns }) => [arns.instance],
  run: ({ registry }, input) => {
    const wanted = text(input, 'ResourceType');
    const { rows, NextToken } = page(
      [...registry.storage.values()].filter(({ resourceType }) => resourceType === wanted),
      input,
    );
    return {
      StorageConfigs: rows.map(({ storageType, streamArn }) => ({
        AssociationId: wanted,
        StorageType: storageType,
        ...(streamArn !== null && { KinesisStreamConfig: { StreamArn: streamArn } }),
      })),
      NextToken,
    };
  },
};
