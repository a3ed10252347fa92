import { ENV } from '../../../../contract/env.ts';
import { METRICS } from '../../../../contract/metrics.ts';
import { ALLOWANCES } from '../../../api/allowance.ts';
import { openFrontDoor } from '../../../api/open-front-door.ts';
import { openLimit } from '../../../api/open-limit.ts';
import { createLog } from '../../../runtime/log.ts';
import { createMetrics } from '../../../runtime/metrics.ts';
import { requireEnv } from '../../../runtime/require-env.ts';
import { openLedger } from '../../../store/ledger.ts';
import { openLimitsTable } from '../../../store/limits-table.ts';
import { openNameBook } from '../../../store/names.ts';
import { openSenders } from '../push/send-to.ts';
import { toDesk } from '../push/to-desk.ts';
import { limitMessages } from './limit-messages.ts';
import { type SocketAnswer, type SocketEvent, takeSocketEvent } from './take-socket-event.ts';

const NAME = 'on-socket';
const [log, metrics] = [createLog(NAME), createMetrics(NAME)];
const services = {
  book: openNameBook(openLedger(requireEnv('tableName'))),
  origins: requireEnv('deskOrigins').split(' '),
  admits: openFrontDoor(process.env[ENV.frontDoorSecretArn]),
  senderOf: openSenders(),
};
const limit = openLimit(ALLOWANCES.message, openLimitsTable(requireEnv('limitsTable')), { log, metrics });
const mayTalk = limitMessages(limit, services.book.ledger);

/** Called by the WebSocket API: `$connect`, `$disconnect` and every message of a desk. */
export const handler = async (event: SocketEvent): Promise<SocketAnswer> => {
  try {
    return (await tooMany(event, Date.now())) ?? (await takeSocketEvent(event, Date.now(), services));
  } catch (error) {
    metrics.count(METRICS.requestsFailed);
    log.error('An event of a socket failed.', { connectionId: event.requestContext.connectionId, error });
    return { statusCode: 500, body: toDesk({ type: 'failed' }) };
  } finally {
    metrics.flush();
  }
};

/** The answer to a message of an agent who sends too many; null for any other event. */
async function tooMany({ requestContext: { eventType, connectionId } }: SocketEvent, nowMs: number): Promise<SocketAnswer | null> {
  const retryAfterMs = eventType === 'MESSAGE' ? await mayTalk(connectionId, nowMs) : 0;
  if (retryAfterMs === 0) return null;
  metrics.count(METRICS.callersLimited);
  return { statusCode: 429, body: toDesk({ type: 'too-many', retryAfterMs }) };
}
