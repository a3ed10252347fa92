import type { Clock } from '../../ports.ts';

/** Requests per second and burst of each operation (AG/amazon-connect-service-limits, API throttling quotas). */
export const LIMITS: Readonly<Record<string, Limit>> = {
  // The participant service's own; messages and events share one.
  CreateParticipantConnection: { perSecond: 6, burst: 9 },
  DescribeContact: { perSecond: 10, burst: 15 },
  GetContactAttributes: { perSecond: 10, burst: 15 },
  DisconnectParticipant: { perSecond: 3, burst: 5 },
  GetCurrentMetricData: { perSecond: 5, burst: 8 },
  GetTranscript: { perSecond: 8, burst: 12 },
  SendToChat: { perSecond: 10, burst: 15 },
  StartChatContact: { perSecond: 5, burst: 8 },
  StopContact: { perSecond: 10, burst: 15 },
  UpdateContactAttributes: { perSecond: 10, burst: 15 },
};
const DEFAULT_LIMIT: Limit = { perSecond: 2, burst: 5 };

/** A token bucket: so many per second, so many at once. */
export interface Limit {
  readonly perSecond: number;
  readonly burst: number;
}

/** True when an operation may be called now; each call takes one of what it may. */
export type Throttle = (operation: string) => boolean;

/** Token buckets per operation on the instance's clock. */
export function createThrottle(clock: Clock): Throttle {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  return (operation) => {
    const { perSecond, burst } = LIMITS[operation] ?? DEFAULT_LIMIT;
    const now = clock.now();
    const { tokens, atMs } = buckets.get(operation) ?? { tokens: burst, atMs: now };
    const filled = Math.min(burst, tokens + ((now - atMs) / 1000) * perSecond);
    buckets.set(operation, { tokens: filled >= 1 ? filled - 1 : filled, atMs: now });
    return filled >= 1;
  };
}

/** Lets everything pass. */
export const noThrottle: Throttle = () => true;
