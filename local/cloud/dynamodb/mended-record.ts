/** A stream record as DynamoDB Local writes it. */
export interface LocalRecord {
  readonly eventID: string;
  readonly eventName: string;
  readonly eventVersion: string;
  readonly dynamodb: {
    readonly Keys: Readonly<Record<string, unknown>>;
    readonly SequenceNumber: string;
    readonly [more: string]: unknown;
  };
}

/** Of the stream, not of DynamoDB Local. */
export interface StreamPlace {
  readonly arn: string;
  readonly region: string;
}

/**
 * The record as the service sends it: DynamoDB Local names a TTL deletion `UNKNOWN_TO_SDK_VERSION` without saying who deleted,
 * cuts the creation time to the minute, and speaks of region `ddblocal`.
 */
export function mendedRecord(local: LocalRecord, { arn, region }: StreamPlace, nowMs: number): Record<string, unknown> {
  const expired = local.eventName === 'UNKNOWN_TO_SDK_VERSION';
  return {
    ...local,
    eventName: expired ? 'REMOVE' : local.eventName,
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: { ...local.dynamodb, ApproximateCreationDateTime: Math.floor(nowMs / 1000) },
    eventSourceARN: arn,
    ...(expired && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
  };
}
