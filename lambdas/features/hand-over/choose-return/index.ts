import { ConnectClient } from '@aws-sdk/client-connect';
import type { ConnectContactFlowEvent } from 'aws-lambda';
import { METRICS } from '../../../../contract/metrics.ts';
import { createLog } from '../../../runtime/log.ts';
import { createMetrics } from '../../../runtime/metrics.ts';
import { requireEnv, requireEnvInteger } from '../../../runtime/require-env.ts';
import { describeLeg } from '../../../store/describe-leg.ts';
import { openLedger } from '../../../store/ledger.ts';
import { readChain } from '../../../store/read-chain.ts';
import { readPresence } from '../../../store/read-presence.ts';
import { chooseReturn, type ReturnAnswer, type Sight } from './choose-return.ts';

const NAME = 'choose-return';
const metrics = createMetrics(NAME);
const ledger = openLedger(requireEnv('tableName'));
const instance = {
  connect: new ConnectClient({ maxAttempts: 2, requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000 } }),
  instanceArn: requireEnv('instanceArn'),
};
const sight: Sight = {
  instanceArn: instance.instanceArn,
  patience: {
    returnAfterSeconds: requireEnvInteger('returnAfterSeconds'),
    returnFromTeamAfterSeconds: requireEnvInteger('returnFromTeamAfterSeconds'),
    thenTeamAfterSeconds: requireEnvInteger('thenTeamAfterSeconds'),
  },
  log: createLog(NAME),
  readChain: async (root) => (await readChain(ledger, root)).map(({ facts }) => facts),
  describe: (contactId) => describeLeg(instance, contactId),
  isAway: async (agentArn) => (await readPresence(ledger, agentArn))?.state === 'offline',
};

/** Called by the waiting flow, again and again while nobody answers a leg. */
export const handler = async (event: ConnectContactFlowEvent): Promise<ReturnAnswer> => {
  try {
    const answer = await chooseReturn(event, sight, Date.now());
    metrics.count(METRICS.callersBroughtBack, answer.next === 'nowhere' ? 0 : 1);
    return answer;
  } finally {
    metrics.flush();
  }
};
