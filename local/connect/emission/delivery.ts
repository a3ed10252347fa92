import type { Clock } from '../../ports.ts';
import type { Random } from '../random.ts';

/** What reaches the account, how late, how often: EventBridge and Kinesis promise neither order nor exactly once. */
export interface Delivery {
  /** Sources that are switched off altogether. */
  readonly without: readonly Source[];
  /** Delay of a contact event or agent event, ms, seeded between the two. */
  readonly eventDelayMs: readonly [number, number];
  /** From the end of after contact work to the record (real records: 62 to 68 s). */
  readonly recordDelayMs: readonly [number, number];
  /** Probability that a message is late, and by how much at most. Late messages arrive out of order. */
  readonly late: number;
  readonly lateByMs: number;
  /** Probability that a message is sent once more, within `lateByMs`. */
  readonly repeated: number;
  /** Probability that a contact event never comes; records and agent events are at least once. */
  readonly missing: number;
}

/** Where a message comes from. */
export type Source = 'contact-events' | 'contact-records' | 'agent-events';

/** Orderly: a short delay, nothing lost, nothing twice. */
export const DEFAULT_DELIVERY: Delivery = {
  without: [],
  eventDelayMs: [60, 240],
  recordDelayMs: [60_000, 68_000],
  late: 0,
  lateByMs: 120_000,
  repeated: 0,
  missing: 0,
};

/**
 * Hands a message over when its time has come, by the rules of `delivery`. First sendings with one `orderKey` keep their order, as
 * records of one partition do (AG/agent-event-streams-enable: the key is the agent).
 */
export type Deliver = (source: Source, send: () => void, orderKey?: string) => void;

/** Delivery on the given clock with seeded chance. */
export function createDeliver({
  clock,
  random,
  delivery,
}: {
  readonly clock: Clock;
  readonly random: Random;
  readonly delivery: Delivery;
}): Deliver {
  const delayOf = (source: Source) => {
    const [from, to] = source === 'contact-records' ? delivery.recordDelayMs : delivery.eventDelayMs;
    const late = random.chance(delivery.late) ? random.between(0, delivery.lateByMs) : 0;
    return random.between(from, to) + late;
  };
  const lastAtMs = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();
  const inOrder = (delayMs: number, orderKey: string) => {
    const atMs = Math.max(clock.now() + delayMs, lastAtMs.get(orderKey) ?? 0);
    lastAtMs.set(orderKey, atMs);
    return atMs - clock.now();
  };
  // Timers of nearly one instant may fire in another order than they were set: each sends whoever is first in line.
  const inLine = (send: () => void, orderKey: string) => {
    const line = waiting.get(orderKey) ?? [];
    waiting.set(orderKey, line);
    line.push(send);
    return () => line.shift()?.();
  };
  return (source, send, orderKey) => {
    // Chance is asked in the same order whatever is switched off, so that turning one source off leaves the others as they were.
    const firstMs = delayOf(source);
    const againMs = random.chance(delivery.repeated) ? random.between(0, delivery.lateByMs) : null;
    const lost = source === 'contact-events' && random.chance(delivery.missing);
    if (delivery.without.includes(source) || lost) return;
    const [delayMs, first] = orderKey === undefined ? [firstMs, send] : [inOrder(firstMs, orderKey), inLine(send, orderKey)];
    clock.after(delayMs, first);
    if (againMs !== null) clock.after(delayMs + againMs, send);
  };
}
