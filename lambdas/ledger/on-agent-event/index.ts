import type { KinesisStreamEvent } from 'aws-lambda';
import { type BatchAnswer, processKinesisBatch } from '../../runtime/process-batch.ts';
import { openIntake } from '../intake/open-intake.ts';
import { takeAgentEvent } from './take-agent-event.ts';
import type { AgentEventIntake } from './take-presence.ts';

const intake: AgentEventIntake = { ...openIntake('on-agent-event'), written: new Map(), states: new Map() };

/** Called by the instance's agent-event stream; reports batch item failures. */
export const handler = ({ Records }: KinesisStreamEvent): Promise<BatchAnswer> =>
  processKinesisBatch(Records, (record) => takeAgentEvent(record, new Date().toISOString(), intake), intake);
