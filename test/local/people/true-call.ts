import type { TrueCall, TrueLeg, TrueParty } from '../../../local/connect/truth.ts';

export const START = Date.UTC(2026, 10, 21, 10, 0, 0);
/** An instant of the call, in seconds since its start. */
export const at = (seconds: number): number => START + Math.round(seconds * 1000);

export const ASKER = 'agent/asker';
export const ASKED = 'agent/asked';

type Seconds = number | null;
const instant = (seconds: Seconds): number | null => (seconds === null ? null : at(seconds));

/** A party's stay, in seconds since the start. */
export const party = (id: string, from: number, to: Seconds, endedBy: string | null = to === null ? null : id): TrueParty => ({
  id,
  kind: id === 'customer' ? 'customer' : id.startsWith('outside:') ? 'external' : 'agent',
  joinedAtMs: at(from),
  leftAtMs: instant(to),
  endedBy,
});

/** Two parties who hear one another. */
export const pair = (a: string, b: string, from: number, to: Seconds) => ({ a, b, fromMs: at(from), toMs: instant(to) });

export interface LegTimes {
  readonly kind?: 'agent' | 'queue' | 'external';
  readonly method?: string;
  readonly invited: number;
  readonly queued?: Seconds;
  readonly rang?: Seconds;
  readonly answered?: Seconds;
  readonly by?: string;
  readonly declined?: Seconds;
  readonly ended: Seconds;
  readonly endedBy?: string | null;
  readonly held?: readonly (readonly [number, Seconds])[];
}

/** A consult leg of the asker, in seconds since the start. */
export const leg = (times: LegTimes): TrueLeg => ({
  contactId: 'child',
  parentContactId: 'root',
  initiationMethod: times.method ?? (times.kind === 'external' ? 'EXTERNAL_OUTBOUND' : 'TRANSFER'),
  askedBy: ASKER,
  askedByQueue: 'queue/support',
  target: { kind: times.kind ?? 'agent', id: 'target' },
  startedAtMs: at(times.invited),
  queuedAtMs: instant(times.queued ?? null),
  rangAtMs: instant(times.rang ?? null),
  answeredAtMs: instant(times.answered ?? null),
  answeredBy: (times.answered ?? null) === null ? null : (times.by ?? ASKED),
  declinedAtMs: instant(times.declined ?? null),
  endedAtMs: instant(times.ended),
  endedBy: times.endedBy ?? null,
  customerHeld: (times.held ?? []).map(([from, to]) => ({ fromMs: at(from), toMs: instant(to) })),
});

const ROOT_LEG: TrueLeg = {
  ...leg({ invited: 0, ended: null }),
  contactId: 'root',
  parentContactId: null,
  initiationMethod: 'INBOUND',
  askedBy: null,
  askedByQueue: null,
  target: null,
};

export const call = (parties: readonly TrueParty[], legs: readonly TrueLeg[], together: TrueCall['together'] = []): TrueCall => ({
  rootContactId: 'root',
  parties,
  legs: [ROOT_LEG, ...legs],
  together,
});
