import {
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Ledger } from '../../../../lambdas/store/ledger.ts';

/** What can go wrong with a request: the process dies before it or when it has arrived, or DynamoDB turns it away for now. */
export const FAULTS = ['dies-before', 'dies-after', 'throttled', 'conflict'] as const;
export type Fault = (typeof FAULTS)[number];

/** The ledger as one process sees it, that may die. */
export interface FaultyLedger extends Ledger {
  /** A new process: requests go through again. */
  revive(): void;
  /** Requests tried since the beginning. */
  readonly tried: () => number;
}

/** The error of a process that is gone. */
class ProcessDiedError extends Error {
  override readonly name = 'ProcessDiedError';
}

/** @param faults by the number of the request, counted from 1; of requests under way when a process dies nobody sees the answer */
export function faultyLedger(ledger: Ledger, faults: ReadonlyMap<number, Fault> = new Map()): FaultyLedger {
  let tried = 0;
  let died = false;
  const die = () => {
    died = true;
    return new ProcessDiedError('The process is gone.');
  };
  const send = async (command: object, ...more: unknown[]) => {
    if (died) throw die();
    const fault = faults.get(++tried);
    if (fault === 'dies-before') throw die();
    if (fault === 'throttled') throw new ProvisionedThroughputExceededException({ message: 'Too many requests.', $metadata: {} });
    if (fault === 'conflict') throw conflict(command);
    const answer = await (ledger.db.send as (...given: unknown[]) => Promise<unknown>)(command, ...more);
    if (died || fault === 'dies-after') throw die();
    return answer;
  };
  return {
    tableName: ledger.tableName,
    db: { send } as unknown as Ledger['db'],
    revive: () => {
      died = false;
    },
    tried: () => tried,
  };
}

function conflict(command: object): Error {
  const message = 'Another transaction is under way for the item.';
  if (!(command instanceof TransactWriteItemsCommand)) return new TransactionConflictException({ message, $metadata: {} });
  const CancellationReasons = [{ Code: 'None' }, { Code: 'TransactionConflict' }];
  return new TransactionCanceledException({ message, $metadata: {}, CancellationReasons });
}
