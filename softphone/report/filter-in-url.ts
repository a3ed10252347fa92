import { TARGET_KINDS } from '../../contract/targets.ts';
import { type Aspect, CHANNEL_FILTERS, RANGES, type ReportFilter } from './report-filter.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * A filter as the part of the address behind `#`, which no server is told. An agent is a person, so they are not in it: the tab keeps them
 * beside the address.
 */
export function hashOf({ range, fromDay, toDay, of, channel }: ReportFilter): string {
  const told = new URLSearchParams({ range });
  if (range === 'custom') told.set('from', fromDay);
  if (range === 'custom') told.set('to', toDay);
  if (of.by === 'queue' || of.by === 'kind') told.set(of.by, of.id);
  if (channel !== 'any') told.set('channel', channel);
  return `#${told}`;
}

/** Takes a filter out of an address; whatever does not fit stays as in `usual`. `agent` is whom the tab kept beside it, or null. */
export function filterOf(hash: string, agent: string | null, usual: ReportFilter): ReportFilter {
  const told = new URLSearchParams(hash.replace(/^#/, ''));
  const one = <T extends string>(name: string, all: readonly T[], otherwise: T): T =>
    all.find((each) => each === told.get(name)) ?? otherwise;
  const day = (name: string, otherwise: string): string => (DAY.test(told.get(name) ?? '') ? String(told.get(name)) : otherwise);
  return {
    range: one('range', RANGES, usual.range),
    fromDay: day('from', usual.fromDay),
    toDay: day('to', usual.toDay),
    of: aspectOf(told, agent) ?? usual.of,
    channel: one('channel', CHANNEL_FILTERS, usual.channel),
  };
}

function aspectOf(told: URLSearchParams, agent: string | null): Aspect | undefined {
  if (agent !== null) return { by: 'agent', id: agent };
  const queue = told.get('queue');
  if (queue?.startsWith('arn:')) return { by: 'queue', id: queue };
  const kind = TARGET_KINDS.find((each) => each === told.get('kind'));
  return kind && { by: 'kind', id: kind };
}
