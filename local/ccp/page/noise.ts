/**
 * Events the embedding window sends in floods and nobody here needs: every Streams log line comes as two broadcasts
 * (283 + 283 messages in a test of ten seconds).
 */
const NOISE = new Set([
  'log',
  'server_bound_internal_log',
  'client_metric',
  'api_metric',
  'click_stream_data',
  'softphone_stats',
  'softphone_report',
  'client_side_logs',
  'iframe_style',
]);

/** Whether a message may be dropped before it travels: a noisy event, or a broadcast of one. */
export function isNoise({ event, data }: { readonly event: string; readonly data?: unknown }): boolean {
  if (event !== 'broadcast') return NOISE.has(event);
  const inner = typeof data === 'object' && data !== null && 'event' in data ? data.event : undefined;
  return typeof inner === 'string' && NOISE.has(inner);
}
