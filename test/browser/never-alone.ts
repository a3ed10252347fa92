import { expect } from 'vitest';
import type { PhoneLine, PhoneNetwork } from '../../local/connect/phone-network.ts';
import type { TrueCall } from '../../local/connect/truth.ts';

/** A time in which a customer was on the line with nobody and nothing. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * The times in which the customer's line lived, an agent had been there before, and now there was nobody: no agent, no outside party, and
 * no leg on its way to somebody. `nowMs` ends what still lasts.
 */
export function aloneIn(call: TrueCall, nowMs: number): readonly Stretch[] {
  const customer = call.parties.find(({ kind }) => kind === 'customer');
  const firstAgentAt = Math.min(...call.parties.filter(({ kind }) => kind === 'agent').map(({ joinedAtMs }) => joinedAtMs));
  if (!customer || firstAgentAt === Number.POSITIVE_INFINITY) return [];
  const company = call.parties.filter(({ kind }) => kind === 'agent' || kind === 'external').map((party) => stretch(party, nowMs));
  const onTheirWay = call.legs.map(({ startedAtMs, answeredAtMs, endedAtMs }) => ({
    fromMs: startedAtMs,
    toMs: answeredAtMs ?? endedAtMs ?? nowMs,
  }));
  return without({ fromMs: firstAgentAt, toMs: customer.leftAtMs ?? nowMs }, [...company, ...onTheirWay]);
}

const stretch = ({ joinedAtMs, leftAtMs }: { readonly joinedAtMs: number; readonly leftAtMs: number | null }, nowMs: number): Stretch => ({
  fromMs: joinedAtMs,
  toMs: leftAtMs ?? nowMs,
});

/** What is left of a time when others are cut out of it. */
function without(whole: Stretch, parts: readonly Stretch[]): readonly Stretch[] {
  return parts.reduce<readonly Stretch[]>(
    (left, part) =>
      left.flatMap(({ fromMs, toMs }) =>
        [
          { fromMs, toMs: Math.min(toMs, part.fromMs) },
          { fromMs: Math.max(fromMs, part.toMs), toMs },
        ].filter((one) => one.toMs > one.fromMs),
      ),
    whole.toMs > whole.fromMs ? [whole] : [],
  );
}

/** What a customer hears, from when an agent first talked with them. */
export interface CustomerEar {
  /** The times in which the line was up, nobody was with the customer, and nothing was played. */
  silences(): readonly Stretch[];
  /** Listens no more. */
  stop(): void;
}

export interface EarOptions {
  readonly phones: PhoneNetwork;
  /** The customer's. */
  readonly line: PhoneLine;
  readonly now: () => number;
  /** Somebody and this customer can hear each other, muted or not. */
  readonly isWithSomebody: () => boolean;
}

/** Listens on a customer's line after every change of any call. */
export function listen({ phones, line, now, isWithSomebody }: EarOptions): CustomerEar {
  const silences: { readonly fromMs: number; toMs: number | null }[] = [];
  let hasTalked = false;
  const hear = () => {
    const together = isWithSomebody();
    hasTalked ||= together;
    const silent = hasTalked && line.state === 'connected' && !together && line.hears.length === 0;
    const last = silences.at(-1);
    const open = last !== undefined && last.toMs === null;
    if (silent && !open) silences.push({ fromMs: now(), toMs: null });
    if (!silent && open) last.toMs = now();
    if (line.state === 'ended') stop();
  };
  const stop = phones.onChange(hear);
  return { silences: () => silences.map(({ fromMs, toMs }) => ({ fromMs, toMs: toMs ?? now() })), stop };
}

/** A flow calls a function between two sounds: its customer hears nothing for that long. */
const PAUSE_IN_A_FLOW_MS = 1_500;
/** Lines that end together end within one step of the instance, not within one millisecond. */
const ONE_STEP_MS = 50;

/** The promise of the product, held against the truth of a call and what its customer heard. */
export function expectNobodyWasAlone(call: TrueCall, ear: CustomerEar, nowMs: number): void {
  const alone = aloneIn(call, nowMs).filter(longerThan(ONE_STEP_MS));
  const silent = ear.silences().filter(longerThan(PAUSE_IN_A_FLOW_MS));
  expect({ alone, silent }).toEqual({ alone: [], silent: [] });
}

const longerThan =
  (ms: number) =>
  ({ fromMs, toMs }: Stretch) =>
    toMs - fromMs > ms;
