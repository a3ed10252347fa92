import { randomInt } from 'node:crypto';
import type { ConnectContactFlowEvent } from 'aws-lambda';
import { readAiAgents } from '../../../api/ai-agents.ts';
import { createLog } from '../../../runtime/log.ts';
import { requireEnv, requireEnvInteger } from '../../../runtime/require-env.ts';
import { putPass } from '../../../store/hand-off.ts';
import { openLedger } from '../../../store/ledger.ts';
import { type PassAnswer, type PassServices, passToAiAgent } from './pass-to-ai-agent.ts';

const ledger = openLedger(requireEnv('tableName'));
const services: PassServices = {
  instanceArn: requireEnv('instanceArn'),
  aiAgents: readAiAgents().map(({ name }) => name),
  keepDays: requireEnvInteger('notesKeepDays'),
  log: createLog('pass-to-ai-agent'),
  newCode: () => String(randomInt(10 ** 10)).padStart(10, '0'),
  putPass: (pass) => putPass(ledger, pass),
};

/** Called by the flow of an AI agent, before it passes a caller on. */
export const handler = (event: ConnectContactFlowEvent): Promise<PassAnswer> => passToAiAgent(event, services, Date.now());
