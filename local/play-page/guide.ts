import type { TrueCall, TrueLeg } from '../connect/truth.ts';
import type { GuideDone } from './shapes.ts';

/** Which steps of the guide have really been done, in any call. */
export function guideDone(calls: readonly TrueCall[]): GuideDone {
  const legs = calls.flatMap((call) => call.legs.map((leg) => ({ call, leg })));
  return {
    rang: legs.some(({ leg }) => leg.rangAtMs !== null),
    talked: legs.some(({ leg }) => leg.askedBy === null && leg.answeredAtMs !== null),
    consulted: legs.some(({ leg }) => leg.askedBy !== null && leg.answeredAtMs !== null),
    decided: legs.some(({ call, leg }) => leg.answeredAtMs !== null && isDecided(call, leg)),
  };
}

/** Returned or transferred: the consulted party is gone, or the asker is. */
function isDecided({ parties }: TrueCall, { askedBy, endedAtMs }: TrueLeg): boolean {
  if (askedBy === null) return false;
  return endedAtMs !== null || parties.some(({ id, leftAtMs }) => id === askedBy && leftAtMs !== null);
}
