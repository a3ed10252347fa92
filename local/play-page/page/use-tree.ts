import { useEffect, useState } from 'preact/hooks';
import type { CallShape } from '../shapes.ts';
import type { ProductTree } from './product.ts';
import { server } from './server.ts';

/** What the product last said about a call, or why it said nothing. */
export interface Told {
  readonly tree?: ProductTree;
  readonly problem?: string;
}

/** Events and records reach the product some time after they happen; so it is asked again, ever more rarely. Milliseconds. */
const ASK_AGAIN_AFTER = [0, 1000, 2000, 4000, 8000, 16_000, 32_000];

/** Asks the product for the tree of a call whenever the call changed, and a few times more. */
export function useTree({ rootContactId, version }: CallShape): Told {
  const [told, setTold] = useState<Told>({});
  useEffect(() => {
    let current = true;
    const ask = () => {
      server.tree(rootContactId).then(
        (tree) => current && setTold({ tree }),
        (error: Error) => current && setTold((before) => ({ ...before, problem: error.message })),
      );
    };
    const timers = ASK_AGAIN_AFTER.map((delayMs) => setTimeout(ask, delayMs));
    return () => {
      current = false;
      for (const timer of timers) clearTimeout(timer);
    };
  }, [rootContactId, version]);
  return told;
}
