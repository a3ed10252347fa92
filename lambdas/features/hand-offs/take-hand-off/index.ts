import type { ConnectContactFlowEvent } from 'aws-lambda';
import { readAiAgents } from '../../../api/ai-agents.ts';
import { createLog } from '../../../runtime/log.ts';
import { createMetrics } from '../../../runtime/metrics.ts';
import { requireEnv } from '../../../runtime/require-env.ts';
import { readHandOffs } from '../../../store/hand-off.ts';
import { openLedger } from '../../../store/ledger.ts';
import { type TakeAnswer, type TakeServices, takeHandOff } from './take-hand-off.ts';

const NAME = 'take-hand-off';
const ledger = openLedger(requireEnv('tableName'));
const services: TakeServices = {
  instanceArn: requireEnv('instanceArn'),
  aiAgents: readAiAgents(),
  log: createLog(NAME),
  metrics: createMetrics(NAME),
  readHandOffs: async (contactId) => (await readHandOffs(ledger, [contactId], Date.now()))[0],
};

/** Called by the flow of an AI agent, once the AI agent has hung up. */
export const handler = async (event: ConnectContactFlowEvent): Promise<TakeAnswer> => {
  try {
    return await takeHandOff(event, services);
  } finally {
    services.metrics.flush();
  }
};
