import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { OutsidePolicy } from '../../domain/outside/outside-policy.ts';
import type { PriceTable } from '../../domain/outside/outside-price.ts';
import { settingsKey } from './keys.ts';
import type { Ledger } from './ledger.ts';

/** What the config says of outside numbers, as a deployment writes it. */
export interface KeptOutsidePolicy extends OutsidePolicy {
  readonly prices: PriceTable | null;
}

/** The policy as of the last reading; one per process. */
export interface PolicyBook {
  readonly ledger: Ledger;
  read: { readonly policy: KeptOutsidePolicy | null; readonly untilMs: number } | null;
}

/** A deployment may change it; a minute later every function has seen it. */
const BELIEVED_MS = 60_000;

export const openPolicyBook = (ledger: Ledger): PolicyBook => ({ ledger, read: null });

/** The policy, as of a minute ago at most; null where the config has none. @param nowMs milliseconds since 1970 UTC */
export async function readOutsidePolicy(book: PolicyBook, nowMs: number): Promise<KeptOutsidePolicy | null> {
  if (book.read && book.read.untilMs > nowMs) return book.read.policy;
  const { db, tableName } = book.ledger;
  const { Item } = await db.send(new GetItemCommand({ TableName: tableName, Key: settingsKey }));
  const policy = Item?.outside?.S ? (JSON.parse(Item.outside.S) as KeptOutsidePolicy) : null;
  book.read = { policy, untilMs: nowMs + BELIEVED_MS };
  return policy;
}
