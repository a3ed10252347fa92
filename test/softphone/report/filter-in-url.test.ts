import { describe, expect, test } from 'vitest';
import { filterOf, hashOf } from '../../../softphone/report/filter-in-url.ts';
import { newFilter, type ReportFilter } from '../../../softphone/report/report-filter.ts';

const USUAL = newFilter(new Date(2026, 10, 21).getTime());

describe('a filter in the address', () => {
  test.each<[string, Partial<ReportFilter>, string]>([
    ['a range', { range: '7-days' }, '#range=7-days'],
    ['days of its own', { range: 'custom', fromDay: '2026-11-01', toDay: '2026-11-02' }, '#range=custom&from=2026-11-01&to=2026-11-02'],
    ['a team', { of: { by: 'queue', id: 'arn:aws:connect:q' } }, '#range=today&queue=arn%3Aaws%3Aconnect%3Aq'],
    ['a kind and a channel', { of: { by: 'kind', id: 'external' }, channel: 'VOICE' }, '#range=today&kind=external&channel=VOICE'],
  ])('%s is there after a reload', (_, more, hash) => {
    const filter = { ...USUAL, ...more };
    expect(hashOf(filter)).toBe(hash);
    expect(filterOf(hash, null, USUAL)).toEqual(filter);
  });

  test('an agent is not in it, and comes back from beside it', () => {
    const filter: ReportFilter = { ...USUAL, of: { by: 'agent', id: 'arn:alice' } };
    expect(hashOf(filter)).toBe('#range=today');
    expect(filterOf(hashOf(filter), 'arn:alice', USUAL)).toEqual(filter);
  });

  test('what does not fit is passed over', () => {
    expect(filterOf('#range=ever&from=x&queue=7&kind=robot&channel=EMAIL', null, USUAL)).toEqual(USUAL);
  });
});
