import type { KinesisStreamEvent } from 'aws-lambda';
import { type BatchAnswer, processKinesisBatch } from '../../runtime/process-batch.ts';
import { openIntake } from '../intake/open-intake.ts';
import { takeRecord } from './take-record.ts';

const intake = openIntake('on-contact-record');

/** Called by the instance's contact-record stream; reports batch item failures. */
export const handler = ({ Records }: KinesisStreamEvent): Promise<BatchAnswer> =>
  processKinesisBatch(Records, (record) => takeRecord(record, new Date().toISOString(), intake), intake);
