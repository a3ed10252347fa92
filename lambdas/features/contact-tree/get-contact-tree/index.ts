import { ConnectClient } from '@aws-sdk/client-connect';
import { openRouteShelf } from '../../../api/route-shelf.ts';
import { supervisorClaims } from '../../../runtime/caller.ts';
import { httpHandler } from '../../../runtime/http-handler.ts';
import { requireEnv } from '../../../runtime/require-env.ts';
import { openNameBook } from '../../../store/names.ts';
import { openTurns } from '../../../store/turns.ts';
import { getContactTree } from './get-contact-tree.ts';
import { ASK_EVERY_MS } from './queue-places.ts';
import type { SecondSignal } from './second-signal.ts';

/** Four calls a second of the ten that the account has: the flows ask, too, and others of the account's may (docs/decisions/100). */
const TURN_MS = 250;

const { admits, directory, limit, log, metrics } = openRouteShelf('get-contact-tree');
const { ledger, connect, instanceId } = directory;
const signal: SecondSignal = {
  instance: {
    // A desk waits for the tree, and asks again before long.
    connect: new ConnectClient({ maxAttempts: 1, requestHandler: { connectionTimeout: 500, requestTimeout: 1_000 } }),
    instanceArn: requireEnv('instanceArn'),
  },
  turns: openTurns(ledger, 'DescribeContact', TURN_MS),
  answers: new Map(),
  log,
  metrics,
};
const queue = { connect, instanceId, turns: openTurns(ledger, 'GetContactMetrics', ASK_EVERY_MS), lately: new Map(), log, metrics };
const shelf = { directory, book: openNameBook(ledger), signal, queue };

/** Called by the HTTP API: `GET /api/contacts/{id}/tree`. */
export const handler = httpHandler(supervisorClaims(), { admits, limit, log, metrics }, (request) => getContactTree(request, shelf));
