import type { TrueLeg } from '../connect/truth.ts';
import type { TimeName } from './consult.ts';
import type { TrueMoments } from './true-moments.ts';

/** The end of a stretch that began: the earliest of the given instants, null while none has come. */
const earliest = (...instants: readonly (number | null)[]): number | null => {
  const come = instants.filter((instant) => instant !== null);
  return come.length === 0 ? null : Math.min(...come);
};

const between = (from: number | null, to: number | null): number | null => (from === null || to === null ? null : Math.max(0, to - from));

/** The times of one consult in milliseconds, by the definitions in `verdict.ts`; null where there was no such time. */
export function trueTimes(leg: TrueLeg, moments: TrueMoments): Readonly<Record<TimeName, number | null>> {
  return {
    consult: consult(moments),
    ring: between(moments.invitedAt, reachedUntil(moments)),
    queueWait: queueWait(leg, moments),
    private: privateTalk(moments),
    conference: conference(moments),
    customerHold: customerHold(leg, moments),
  };
}

/** The invitation is over when somebody answers, the leg ends, or never while it goes on without its asker. */
const reachedUntil = ({ answeredAt, targetLeftAt }: TrueMoments) => answeredAt ?? targetLeftAt;

const queueWait = ({ target }: TrueLeg, moments: TrueMoments) =>
  target?.kind === 'queue' ? between(moments.queuedAt, reachedUntil(moments)) : null;

function consult({ answeredAt, askerLeftAt, targetLeftAt }: TrueMoments): number | null {
  if (answeredAt === null || (askerLeftAt !== null && askerLeftAt <= answeredAt)) return null;
  return between(answeredAt, earliest(askerLeftAt, targetLeftAt));
}

function privateTalk({ answeredAt, joinedAt, askerLeftAt, targetLeftAt }: TrueMoments): number | null {
  if (answeredAt === null || (askerLeftAt !== null && askerLeftAt <= answeredAt)) return null;
  return between(answeredAt, earliest(joinedAt, askerLeftAt, targetLeftAt));
}

const conference = ({ joinedAt, askerLeftAt, targetLeftAt, customerLeftAt }: TrueMoments) =>
  between(joinedAt, earliest(askerLeftAt, targetLeftAt, customerLeftAt));

function customerHold({ customerHeld }: TrueLeg, { invitedAt, askerLeftAt, targetLeftAt, customerLeftAt }: TrueMoments): number | null {
  const end = earliest(askerLeftAt, targetLeftAt, customerLeftAt);
  if (end === null) return null;
  return customerHeld
    .map(({ fromMs, toMs }) => Math.min(toMs ?? end, end) - Math.max(fromMs, invitedAt))
    .reduce((sum, ms) => sum + Math.max(0, ms), 0);
}
