import { describe, expect, test } from 'vitest';
import { keepFact } from '../../../lambdas/store/keep-fact.ts';
import { actionsExpiry, actionsUpdate, putActions } from '../../../lambdas/store/put-actions.ts';
import { putFact } from '../../../lambdas/store/put-fact.ts';
import { itemsOf, useLocalLedger } from '../local-ledger.ts';

const local = useLocalLedger();
const action = (id: string) => ({ contactId: 'c1', add: { act: [`${id}|a|joined|2024-01-01T00:00:00.000Z|0`] } });
const instantOf = (expiresAt: number) => new Date(expiresAt * 1_000).toISOString();

describe('actions of desks', () => {
  test('lie in an item of their own and expire by the day of receipt, whatever day they say', async () => {
    const ledger = await local.newLedger();
    const now = '2026-11-21T10:00:00.000Z';
    expect(await keepFact(action('x'), now, { ledger, retentionMonths: 25 })).toBe('written');
    expect(await itemsOf(ledger)).toEqual([
      { pk: 'ACTIONS#c1', sk: 'ACTIONS', act: ['x|a|joined|2024-01-01T00:00:00.000Z|0'], expiresAt: actionsExpiry(now, 25) },
    ]);
    expect(instantOf(actionsExpiry(now, 25))).toBe('2028-12-21T23:59:59.000Z');
  });

  test('the same action again on the same day changes nothing', async () => {
    const ledger = await local.newLedger();
    const before = actionsExpiry('2026-11-21T00:00:00.000Z', 25);
    expect(actionsExpiry('2026-11-21T23:59:59.999Z', 25)).toBe(before);
    for (const id of ['x', 'x', 'y', 'x']) await putActions(ledger, action(id), before);
    expect((await itemsOf(ledger))[0]?.act).toHaveLength(2);
  });

  test('fill an item that no contact record goes into: a record is taken beside as many as fit', async () => {
    const ledger = await local.newLedger();
    const full = Array.from({ length: 3_400 }, (_, i) => `${String(i).padStart(64, 'x')}|a|joined|2026-11-21T10:00:00.000Z|0`);
    expect(await putActions(ledger, { contactId: 'c1', add: { act: full } }, 1)).toBe('written');
    const more = full.map((element) => element.replace('joined', 'swapped'));
    expect(await putActions(ledger, { contactId: 'c1', add: { act: more } }, 1)).toBe('unwritable');
    expect(await putFact(ledger, { contactId: 'c1', add: {}, record: { json: '{}', version: '1#a' } })).toBe('written');
  });

  test('come with nothing beside them, and never by the way of other facts', async () => {
    expect(() => actionsUpdate('t', { ...action('x'), add: { ...action('x').add, ev: ['QUEUED|1'] } }, 1)).toThrow(TypeError);
    await expect(putFact(await local.newLedger(), action('x'))).rejects.toThrow(TypeError);
  });
});
