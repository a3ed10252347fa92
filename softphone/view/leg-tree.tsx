import { type LegTreeInput, legRows } from './leg-rows.ts';
import { timeToSecond } from './local-times.ts';
import { texts } from './texts.ts';

export interface LegTreeProps {
  readonly tree: LegTreeInput | null;
  readonly names: ReadonlyMap<string, string>;
}

/** The legs of the call as the ledger links them, each below who asked for it. */
export function LegTree({ tree, names }: LegTreeProps) {
  const rows = tree ? legRows(tree, names) : [];
  return (
    <section class="panel" aria-labelledby="so-far">
      <h2 id="so-far">{texts.soFar}</h2>
      {rows.length === 0 ? <p class="empty">{texts.soFarEmpty}</p> : null}
      <ul class="legs">
        {rows.map(({ contactId, depth, kind, who, state, startedAt }) => (
          <li key={contactId} class={`leg depth-${Math.min(depth, 5)}`}>
            <span class="leg-kind">
              {kind}
              {who === null ? '' : `: ${who}`}
            </span>
            <span class="leg-state">
              {startedAt === null ? null : <time dateTime={startedAt}>{timeToSecond(startedAt)}</time>} {state}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
