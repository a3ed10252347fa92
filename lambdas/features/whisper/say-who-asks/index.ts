import { ConnectClient } from '@aws-sdk/client-connect';
import type { ConnectContactFlowEvent } from 'aws-lambda';
import { createLog } from '../../../runtime/log.ts';
import { requireEnv } from '../../../runtime/require-env.ts';
import { describeLeg } from '../../../store/describe-leg.ts';
import { openLedger } from '../../../store/ledger.ts';
import { openNameBook, readNames } from '../../../store/names.ts';
import { readNote } from '../../../store/note.ts';
import { readChain } from '../../../store/read-chain.ts';
import { sayWhoAsks, type WhisperAnswer, type WhisperSight } from './say-who-asks.ts';

const ledger = openLedger(requireEnv('tableName'));
const book = openNameBook(ledger);
// The talk waits for it: one attempt, and the flow connects without a word where it fails.
const instance = {
  connect: new ConnectClient({ maxAttempts: 1, requestHandler: { connectionTimeout: 500, requestTimeout: 1_000 } }),
  instanceArn: requireEnv('instanceArn'),
};
const sight: WhisperSight = {
  instanceArn: instance.instanceArn,
  saysReason: requireEnv('whisperReason') === 'true',
  log: createLog('say-who-asks'),
  readChain: async (root) => (await readChain(ledger, root)).map(({ facts }) => facts),
  describe: (contactId) => describeLeg(instance, contactId),
  names: () => readNames(book, Date.now()),
  reason: async (root) => (await readNote(ledger, root, Date.now()))?.reason ?? '',
};

/** Called by the whisper flow, once for each agent who has accepted. */
export const handler = (event: ConnectContactFlowEvent): Promise<WhisperAnswer> => sayWhoAsks(event, sight);
