import { arnOf } from '../account.ts';
import { KinesisStream } from '../kinesis/kinesis-stream.ts';
import { physicalName } from './physical-name.ts';
import { Properties } from './properties.ts';
import { ENCRYPTION, ignoring, type ResourceType, TAGS } from './resource-type.ts';

/** `AWS::Kinesis::Stream`: records come in by `outlets.putRecord` and go out to event source mappings. */
export const KINESIS_STREAM: ResourceType = {
  type: 'AWS::Kinesis::Stream',
  honours: ['Name', 'ShardCount', 'StreamModeDetails'],
  ignores: {
    ...ignoring(ENCRYPTION, 'StreamEncryption'),
    ...ignoring('records go to their readers at once and are not kept', 'RetentionPeriodHours'),
    ...ignoring('only watched on AWS', 'DesiredShardLevelMetrics'),
    ...TAGS,
  },
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const name = properties.optionalText('Name') ?? physicalName(request, 128);
    const arn = arnOf(account, 'kinesis', `stream/${name}`);
    const shardCount = properties.number('ShardCount', account.sizes.shards);
    account.streams.set(arn, new KinesisStream({ name, arn, region: account.region, shardCount }, account.clock, account.pace));
    return { ref: name, attributes: { Arn: arn } };
  },
};
