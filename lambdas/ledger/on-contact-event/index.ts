import type { SQSEvent } from 'aws-lambda';
import { type BatchAnswer, processSqsBatch } from '../../runtime/process-batch.ts';
import { openIntake } from '../intake/open-intake.ts';
import { takeEvent } from './take-event.ts';

const intake = openIntake('on-contact-event');

/** Called by the queue behind the EventBridge rule; reports batch item failures. */
export const handler = ({ Records }: SQSEvent): Promise<BatchAnswer> =>
  processSqsBatch(Records, (record) => takeEvent(record, new Date().toISOString(), intake), intake);
