import { test } from 'vitest';

/** What an attack is aimed at: the word by which it is counted at the end of a run. */
export type AttackKind =
  | 'actions'
  | 'bodies'
  | 'bundles'
  | 'commands'
  | 'erasure'
  | 'exports'
  | 'grants'
  | 'groups'
  | 'limits'
  | 'local servers'
  | 'logs'
  | 'masks'
  | 'packages'
  | 'pages'
  | 'presence'
  | 'redrive'
  | 'sockets'
  | 'snapshots'
  | 'strangers'
  | 'tokens';

declare module 'vitest' {
  interface TaskMeta {
    /** How many attacks of which kind a passed test held; `attack-count.ts` adds them up. */
    attacks?: { readonly kind: AttackKind; readonly count: number };
  }
}

/** Says that a row tried more than once: `count` attacks in all, a whole number from 1. */
export type Tried = (count: number) => void;

/**
 * A table of attacks that have to fail: each row is a test, named by its sentence, and counts as one attack once it has passed.
 * `held` is given the row and throws when the attack succeeds; a row that makes many attempts says how many by `tried`.
 */
export function attacks<Row>(
  kind: AttackKind,
  table: readonly (readonly [attack: string, row: Row])[],
  held: (row: Row, tried: Tried) => unknown,
): void {
  for (const [attack, row] of table) {
    test(attack, async ({ task }) => {
      let count = 1;
      await held(row, (attempts) => {
        count = attempts;
      });
      task.meta.attacks = { kind, count };
    });
  }
}
