import type { Reporter, TestModule } from 'vitest/node';
// What the tables of test/attack write beside their tests.
import type {} from '../attack/attacks.ts';

/** Prints how many attacks were held in a run, by kind, when there were any. */
export default class AttackCount implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = new Map<string, number>();
    for (const { children } of modules) {
      for (const passed of children.allTests('passed')) {
        const { attacks } = passed.meta();
        if (attacks) counts.set(attacks.kind, (counts.get(attacks.kind) ?? 0) + attacks.count);
      }
    }
    if (counts.size > 0) console.log(attackLine(counts));
  }
}

/** `927 attacks held: bodies 12, tokens 319`: the sum, then the kinds by name. */
export function attackLine(counts: ReadonlyMap<string, number>): string {
  const kinds = [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([kind, count]) => `${kind} ${count}`);
  return `${[...counts.values()].reduce((sum, count) => sum + count, 0)} attacks held: ${kinds.join(', ')}`;
}
