import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { CfnInstanceStorageConfig } from 'aws-cdk-lib/aws-connect';
import { type IStream, Stream, StreamEncryption, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import type { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { FailureBucket } from '../constructs/failure-bucket.ts';
import { mapStream } from '../constructs/stream-mapping.ts';
import { FactFunction, type FactFunctionProps } from './fact-function.ts';

/** What Lambda needs to read a Kinesis stream (Lambda guide, Kinesis execution role). */
const READ = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];

/** Contact records of this instance: Kinesis stream, function. An instance has at most one such stream, so one that is there is reused. */
export class ContactRecords extends Construct {
  readonly function: FactFunction;
  readonly stream: IStream;
  readonly mapping: EventSourceMapping;

  constructor(scope: Construct, id: string, props: FactFunctionProps & { readonly failures: FailureBucket }) {
    super(scope, id);
    const { contactRecordsArn, contactRecordsKeyArn } = props.config.streams;
    this.stream = contactRecordsArn ? Stream.fromStreamArn(this, 'Stream', contactRecordsArn) : this.#created(props.config.instance.arn);
    this.function = new FactFunction(this, 'on-contact-record', { ...props, caller: 'stream', timeout: Duration.seconds(60) });
    this.function.allow(READ, [this.stream.streamArn]);
    if (contactRecordsKeyArn) this.function.allow(['kms:Decrypt'], [contactRecordsKeyArn]);
    this.mapping = mapStream(this.function, 'ContactRecords', { sourceArn: this.stream.streamArn, failures: props.failures });
  }

  /**
   * One shard takes 1,000 records a second, far more than an instance ends calls. Encrypted with the key that AWS manages for
   * Kinesis, which works for Connect without a grant (Admin Guide, contact analysis segment streams; docs/decisions/012).
   */
  #created(instanceArn: string): Stream {
    const stream = new Stream(this, 'Stream', {
      streamMode: StreamMode.PROVISIONED,
      shardCount: 1,
      encryption: StreamEncryption.MANAGED,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnInstanceStorageConfig(this, 'FromInstance', {
      instanceArn,
      resourceType: 'CONTACT_TRACE_RECORDS',
      storageType: 'KINESIS_STREAM',
      kinesisStreamConfig: { streamArn: stream.streamArn },
    });
    return stream;
  }
}
