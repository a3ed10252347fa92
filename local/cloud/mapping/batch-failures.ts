import type { InvocationResult } from '../lambda/invocation.ts';

/** Which items of a batch a function did not take: all of them, or those named. */
export type FailedItems = 'all' | ReadonlySet<string>;

const NONE: ReadonlySet<string> = new Set();

/**
 * Reads a function's answer to a batch (Lambda Developer Guide, "Implementing partial batch responses").
 * Without `ReportBatchItemFailures` only an error fails, and it fails all; with it, an answer that cannot be read or names an
 * item that was not in the batch fails all.
 */
export function failedItems(result: InvocationResult, itemIds: readonly string[], reportsItems: boolean): FailedItems {
  if (!result.ok) return 'all';
  if (!reportsItems || result.payload === null || result.payload === undefined) return NONE;
  const failures = (result.payload as { batchItemFailures?: unknown }).batchItemFailures;
  if (failures === undefined || failures === null) return NONE;
  if (!Array.isArray(failures)) return 'all';
  const named = failures.map((failure) => (failure as { itemIdentifier?: unknown } | null)?.itemIdentifier);
  const known = named.every((id) => typeof id === 'string' && itemIds.includes(id));
  return known ? new Set(named as string[]) : 'all';
}
