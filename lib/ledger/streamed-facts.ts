import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { CfnInstanceStorageConfig } from 'aws-cdk-lib/aws-connect';
import { type IStream, Stream, StreamEncryption, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import { type EventSourceMapping, FilterCriteria } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { FailureBucket } from '../constructs/failure-bucket.ts';
import { mapStream } from '../constructs/stream-mapping.ts';
import { FactFunction, type FactFunctionProps } from './fact-function.ts';
import type { WrittenKey } from './written-keys.ts';

/** What Lambda needs to read a Kinesis stream (Lambda guide, Kinesis execution role). */
const READ = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];

export interface StreamedFactsProps extends FactFunctionProps {
  /** What the instance sends (CloudFormation, AWS::Connect::InstanceStorageConfig). */
  readonly resourceType: 'CONTACT_TRACE_RECORDS' | 'AGENT_EVENTS';
  /** The folder of the function that reads it. */
  readonly functionName: string;
  /** The instance's stream, if it has one; one is created otherwise. */
  readonly streamArn: string | undefined;
  /** The key of one's own that encrypts that stream, if one does. */
  readonly keyArn: string | undefined;
  /** What the function writes. @default facts alone */
  readonly keys?: readonly WrittenKey[];
  readonly failures: FailureBucket;
  /** What a message must look like where the stream holds other kinds, too (Lambda guide, event filtering). @default every message */
  readonly only?: Readonly<Record<string, unknown>>;
}

/**
 * What an instance sends by a Kinesis stream: the stream, the function that makes facts of it. An instance has at most one stream of
 * each kind, so one that is there is reused.
 */
export class StreamedFacts extends Construct {
  readonly function: FactFunction;
  readonly stream: IStream;
  readonly mapping: EventSourceMapping;
  /** That the instance sends into the stream; undefined where it did before. */
  readonly association: CfnInstanceStorageConfig | undefined;

  constructor(scope: Construct, id: string, props: StreamedFactsProps) {
    super(scope, id);
    const { config, resourceType, functionName, streamArn, keyArn, failures } = props;
    this.stream = streamArn ? Stream.fromStreamArn(this, 'Stream', streamArn) : this.#created();
    this.association = streamArn ? undefined : this.#associated(config.instance.arn, resourceType);
    this.function = new FactFunction(this, functionName, { ...props, caller: 'stream', timeout: Duration.seconds(60) });
    this.function.allow(READ, [this.stream.streamArn]);
    if (keyArn) this.function.allow(['kms:Decrypt'], [keyArn]);
    this.mapping = mapStream(this.function, id, {
      sourceArn: this.stream.streamArn,
      failures,
      ...(props.only && { filters: [FilterCriteria.filter(props.only)] }),
    });
  }

  /**
   * One shard takes 1,000 messages a second, far more than the calls and agents of an instance cause. Encrypted with the key that AWS
   * manages for Kinesis, which works for Connect without a grant (Admin Guide, contact analysis segment streams; docs/decisions/012).
   */
  #created(): Stream {
    return new Stream(this, 'Stream', {
      streamMode: StreamMode.PROVISIONED,
      shardCount: 1,
      encryption: StreamEncryption.MANAGED,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  #associated(instanceArn: string, resourceType: string): CfnInstanceStorageConfig {
    const kinesisStreamConfig = { streamArn: this.stream.streamArn };
    return new CfnInstanceStorageConfig(this, 'FromInstance', {
      instanceArn,
      resourceType,
      kinesisStreamConfig,
      storageType: 'KINESIS_STREAM',
    });
  }
}
