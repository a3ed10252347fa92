import { describe, expect, test } from 'vitest';
import { failedItems } from '../../../../local/cloud/mapping/batch-failures.ts';

const IDS = ['a', 'b', 'c'];
const answered = (payload: unknown) => ({ ok: true, requestId: 'r', payload }) as const;
const failed = { ok: false, requestId: 'r', error: { errorType: 'Error', errorMessage: 'no' } } as const;
const item = (itemIdentifier: unknown) => ({ itemIdentifier });
const NONE = new Set();

describe("what a function's answer to a batch says", () => {
  test.each([
    ['an error fails all', failed, 'all'],
    ['null is success', answered(null), NONE],
    ['an empty object is success', answered({}), NONE],
    ['a null list is success', answered({ batchItemFailures: null }), NONE],
    ['an empty list is success', answered({ batchItemFailures: [] }), NONE],
    ['named items fail', answered({ batchItemFailures: [item('b'), item('c')] }), new Set(['b', 'c'])],
    ['an empty identifier fails all', answered({ batchItemFailures: [item('')] }), 'all'],
    ['a null identifier fails all', answered({ batchItemFailures: [item(null)] }), 'all'],
    ['an item of a wrong key fails all', answered({ batchItemFailures: [{ messageId: 'a' }] }), 'all'],
    ['an item that is null fails all', answered({ batchItemFailures: [null] }), 'all'],
    ['an item that was not in the batch fails all', answered({ batchItemFailures: [item('a'), item('z')] }), 'all'],
    ['something else than a list fails all', answered({ batchItemFailures: 'a' }), 'all'],
  ])('%s', (_, result, expected) => expect(failedItems(result, IDS, true)).toEqual(expected));

  test('without ReportBatchItemFailures only an error counts', () => {
    expect(failedItems(answered({ batchItemFailures: [item('a')] }), IDS, false)).toEqual(NONE);
    expect(failedItems(failed, IDS, false)).toBe('all');
  });
});
