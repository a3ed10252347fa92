import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Ledger } from '../../lambdas/store/ledger.ts';
import { UsageError } from '../errors.ts';
import { deploymentOf } from './deployment.ts';

/** How a command line names the table. */
export const TABLE_OPTIONS = {
  stack: { type: 'string' },
  table: { type: 'string' },
  'retention-months': { type: 'string' },
} as const;

interface TableArguments {
  readonly stack?: string | undefined;
  readonly table?: string | undefined;
  readonly 'retention-months'?: string | undefined;
}

/** A table and what must be known of it. */
export interface DeployedTable {
  readonly tableName: string;
  readonly retentionMonths: number;
  /** Null when the table was named alone. */
  readonly instanceArn: string | null;
  readonly targetHashSecret: string | null;
}

/** What the product keeps facts for unless its config says otherwise. */
const DEFAULT_RETENTION_MONTHS = 25;

/** The table that is meant: of the ledger's stack, or named itself. @throws UsageError when neither or both are named */
export async function deployedTable({ stack, table, 'retention-months': months }: TableArguments): Promise<DeployedTable> {
  if ((stack === undefined) === (table === undefined))
    throw new UsageError('Say which ledger: --stack ConsultCallLedger-... or --table NAME.');
  if (stack !== undefined && months !== undefined) throw new UsageError('--retention-months goes with --table; a stack says it itself.');
  if (stack !== undefined) return deploymentOf(stack);
  return {
    tableName: table ?? '',
    retentionMonths: wholeNumber('--retention-months', months, DEFAULT_RETENTION_MONTHS),
    instanceArn: null,
    targetHashSecret: null,
  };
}

/** A whole number above 0 from the command line. @throws UsageError when it is none */
export function wholeNumber(option: string, value: string | undefined, otherwise: number): number {
  const number = value === undefined ? otherwise : Number(value);
  if (!Number.isInteger(number) || number < 1) throw new UsageError(`${option} takes a whole number above 0, not ${value}.`);
  return number;
}

/** The way to a table for a command, which has time: when the table is busy it sends less, and tries longer than a function may. */
export const openForCommand = (tableName: string): Ledger & { readonly db: DynamoDBClient } => ({
  tableName,
  db: new DynamoDBClient({ maxAttempts: 12, retryMode: 'adaptive', requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000 } }),
});
