import { expect, test } from 'vitest';
import { createMasters } from '../../../local/ccp/masters.ts';

const request = (method: string, params: Record<string, unknown> = {}) => ({
  requestId: 'r',
  method,
  params: { topic: 'softphone', ...params },
});

test('the first page that asks becomes master, the second does not', () => {
  const masters = createMasters();
  expect(masters.answer('one', request('checkMaster'))?.data).toEqual({ masterId: 'one', isMaster: true, topic: 'softphone' });
  expect(masters.answer('two', request('checkMaster'))?.data).toEqual({ masterId: 'one', isMaster: false, topic: 'softphone' });
});

test('a page that only wants to know does not become master', () => {
  const masters = createMasters();
  const asking = request('checkMaster', { shouldNotBecomeMasterIfNone: true });
  expect(masters.answer('one', asking)?.data).toMatchObject({ isMaster: false });
  expect(masters.answer('two', request('checkMaster'))?.data).toMatchObject({ isMaster: true });
});

test('a take-over is told to everybody, a first claim is not', () => {
  const masters = createMasters();
  expect(masters.answer('one', request('becomeMaster'))).toEqual({
    data: { masterId: 'one', takeOver: false, topic: 'softphone' },
    announce: false,
  });
  expect(masters.answer('two', request('becomeMaster'))).toEqual({
    data: { masterId: 'two', takeOver: true, topic: 'softphone' },
    announce: true,
  });
});

test('topics are independent, and a page that is gone is master of nothing', () => {
  const masters = createMasters();
  masters.answer('one', request('becomeMaster'));
  expect(masters.answer('two', request('checkMaster', { topic: 'ringtone' }))?.data).toMatchObject({ isMaster: true });
  masters.leave('one');
  expect(masters.answer('two', request('checkMaster'))?.data).toMatchObject({ isMaster: true });
});

test('an unknown method gets no answer', () => {
  expect(createMasters().answer('one', request('stealMaster'))).toBeUndefined();
});
