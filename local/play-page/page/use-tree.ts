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
const SETTLED_AFTER_MS = 60_000;

/** Asks the product for the tree of a call whenever the call changed, and a few times more. */
export function useTree({ rootContactId, version, endedAtMs }: CallShape): Told {
  const [told, setTold] = useState<Told>({});
  useEffect(() => {
    let current = true;
    const ask = () => {
      server.tree(rootContactId).then(
        (tree) => current && setTold({ tree }),
        (error: Error) => current && setTold((before) => ({ ...before, problem: error.message })),
      );
    };
    const isSettled = endedAtMs !== null && Date.now() - endedAtMs > SETTLED_AFTER_MS;
    const stop = askAgain(ask, isSettled ? 'once' : 'again');
    return () => {
      current = false;
      stop();
    };
  }, [rootContactId, version, endedAtMs]);
  return told;
}
