import { METRICS } from '../runtime/env.ts';
import { createLog } from '../runtime/log.ts';
import { createMetrics } from '../runtime/metrics.ts';
import { requireEnv } from '../runtime/require-env.ts';
import { openLedger } from '../store/ledger.ts';
import { openNameBook } from '../store/names.ts';
import { type SocketAnswer, type SocketEvent, takeSocketEvent } from './take-socket-event.ts';

const NAME = 'on-socket';
const [log, metrics] = [createLog(NAME), createMetrics(NAME)];
const book = openNameBook(openLedger(requireEnv('tableName')));

/** Called by the WebSocket API: `$connect`, `$disconnect` and every message of a desk. */
export const handler = async (event: SocketEvent): Promise<SocketAnswer> => {
  try {
    return await takeSocketEvent(event, Date.now(), book);
  } catch (error) {
    metrics.count(METRICS.requestsFailed);
    log.error('An event of a socket failed.', { connectionId: event.requestContext.connectionId, error });
    return { statusCode: 500, body: JSON.stringify({ type: 'failed' }) };
  } finally {
    metrics.flush();
  }
};
