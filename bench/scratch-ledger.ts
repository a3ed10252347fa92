import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Intake } from '../lambdas/ledger/intake/open-intake.ts';
import type { AgentEventIntake } from '../lambdas/ledger/on-agent-event/take-presence.ts';
import type { BatchReport } from '../lambdas/runtime/process-batch.ts';
import { startDynamoDbLocal } from '../local/cloud/dynamodb-local.ts';
import { ledgerTableWithStream } from '../test/support/ledger-table.ts';
import { billedUnits } from './billed-units.ts';

/** Requests, the bytes of their bodies, and what DynamoDB charges for: units of capacity written and read. */
export interface Counts {
  readonly requests: number;
  readonly bytes: number;
  readonly unitsWritten: number;
  readonly unitsRead: number;
}

/** A DynamoDB Local with the ledger's table, and the way there that counts. */
export interface ScratchLedger {
  readonly db: DynamoDBClient;
  readonly endpoint: string;
  readonly tableName: string;
  /** What was asked of it since the last call. */
  readonly counted: () => Counts;
  /** One for all that is told to it, as an environment of a function keeps one. */
  readonly intake: (source: string) => AgentEventIntake;
  readonly close: () => Promise<void>;
}

export const INSTANCE_ARN = 'arn:aws:connect:us-east-1:111122223333:instance/c0c0c0c0-1111-4222-8333-444455556666';
export const SILENT: BatchReport = {
  log: { info: () => {}, warn: () => {}, error: () => {} },
  metrics: { count: () => {}, flush: () => {} },
};

/** Starts one; the caller closes it. */
export async function openScratchLedger(): Promise<ScratchLedger> {
  const { endpoint, stop } = await startDynamoDbLocal();
  const db = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'k', secretAccessKey: 's' } });
  const tableName = 'ledger';
  await db.send(new CreateTableCommand(ledgerTableWithStream(tableName)));
  const counted = countRequests(db);
  const [written, states]: [AgentEventIntake['written'], AgentEventIntake['states']] = [new Map(), new Map()];
  return {
    db,
    endpoint,
    tableName,
    counted,
    intake: (source) => ({
      ...SILENT,
      source,
      ledger: { db, tableName },
      poison: NO_POISON,
      instanceArn: INSTANCE_ARN,
      retentionMonths: 25,
      written,
      states,
    }),
    close: async () => {
      db.destroy();
      await stop();
    },
  };
}

/** Benchmarks write messages that can be read; one that cannot is a mistake of the benchmark. */
const NO_POISON: Intake['poison'] = {
  sqs: { send: () => Promise.reject(new Error('A message of the benchmark could not be read.')) },
  url: '',
};

const NOTHING: Counts = { requests: 0, bytes: 0, unitsWritten: 0, unitsRead: 0 };

/** Counts from now on; each call of the result begins anew. */
function countRequests(db: DynamoDBClient): () => Counts {
  let counts = NOTHING;
  db.middlewareStack.add(
    (next, context) => async (args) => {
      const asked = { command: context.commandName ?? '', input: args.input as Readonly<Record<string, unknown>> };
      const bill = (result: unknown) => {
        const { written, read } = billedUnits({ ...asked, result });
        counts = { ...counts, unitsWritten: counts.unitsWritten + written, unitsRead: counts.unitsRead + read };
      };
      try {
        const result = await next({ ...args, input: { ...args.input, ...tellingAll(asked.command) } as typeof args.input });
        bill(result.output);
        return result;
      } catch (error) {
        bill(error);
        throw error;
      }
    },
    { step: 'initialize' },
  );
  db.middlewareStack.add(
    (next) => (args) => {
      const { body = '' } = args.request as { body?: string };
      counts = { ...counts, requests: counts.requests + 1, bytes: counts.bytes + Buffer.byteLength(body) };
      return next(args);
    },
    { step: 'finalizeRequest' },
  );
  return () => {
    const counted = counts;
    counts = NOTHING;
    return counted;
  };
}

/** What there was where a condition refused a write is asked for, because its size is charged. */
const tellingAll = (command: string) => ({
  ReturnConsumedCapacity: 'TOTAL',
  ...(/^(Put|Update|Delete)Item/.test(command) && { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
});
