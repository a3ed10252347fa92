import type { ConnectContactFlowEvent, Context } from 'aws-lambda';
import { openIntake } from '../intake/open-intake.ts';
import { type LegStartAnswer, takeLegStart } from './take-leg-start.ts';

const intake = openIntake('on-leg-start');

/** Called by the AGENT_TRANSFER and QUEUE_TRANSFER flows as their first step. */
export const handler = async (event: ConnectContactFlowEvent, { awsRequestId }: Context): Promise<LegStartAnswer> => {
  try {
    return await takeLegStart({ event, requestId: awsRequestId, now: new Date().toISOString() }, intake);
  } finally {
    intake.metrics.flush();
  }
};
