import { useEffect, useState } from 'preact/hooks';
import type { CallShape } from '../shapes.ts';
import { askAgain } from './ask-again.ts';
import type { ProductTree } from './product.ts';
import { server } from './server.ts';

/** What the product last said about a call, or why it said nothing. */
export interface Told {
  readonly tree?: ProductTree;
  readonly problem?: string;
}

/** So long after its end nothing more is expected to come of a call. */
const SETTLED_AFTER_MS = 600_000;

/** Asks the product for the tree of a call whenever the call changed, and on until nothing is missing any more. */
export function useTree({ rootContactId, version, endedAtMs }: CallShape): Told {
  const [told, setTold] = useState<Told>({});
  const settled = isSettled(told, endedAtMs, Date.now());
  useEffect(() => {
    let current = true;
    const ask = () => {
      server.tree(rootContactId).then(
        (tree) => current && setTold({ tree }),
        (error: Error) => current && setTold((before) => ({ ...before, problem: error.message })),
      );
    };
    const stop = settled ? () => {} : askAgain(ask);
    if (settled) ask();
    return () => {
      current = false;
      stop();
    };
  }, [rootContactId, version, settled]);
  return told;
}

function isSettled({ tree }: Told, endedAtMs: number | null, nowMs: number): boolean {
  if (endedAtMs === null) return false;
  if (nowMs - endedAtMs > SETTLED_AFTER_MS) return true;
  return tree !== undefined && tree.missing.length === 0 && tree.consults.every(({ outcome }) => outcome !== 'pending');
}
