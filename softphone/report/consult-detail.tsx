import type { Consult, Time } from '../../contract/schemas/consult.ts';
import type { Disposition } from '../../contract/schemas/disposition.ts';
import { type Method, TIMES } from '../../contract/times.ts';
import type { ContactTree } from '../ledger/contact-tree.ts';
import { formatLength } from '../view/format-length.ts';
import { type LegRow, legRows } from '../view/leg-rows.ts';
import { timeToSecond } from '../view/local-times.ts';
import { texts } from '../view/texts.ts';
import { agentName } from '../view/who.ts';
import { reportTexts as words } from './report-texts.ts';

/** What is known of the call that a consult belongs to. */
export type Detail =
  | { readonly state: 'reading' | 'failed' }
  | { readonly state: 'read'; readonly tree: ContactTree; readonly said: readonly Disposition[] };

export interface ConsultDetailProps {
  readonly consult: Consult;
  readonly detail: Detail;
  /** What codes of dispositions are called. */
  readonly labels: ReadonlyMap<string, string>;
}

/** The call of a consult: its legs one below the other, the consult's times and how each is known, what agents say it was about, and what is still to come. */
export function ConsultDetail({ consult, detail, labels }: ConsultDetailProps) {
  if (detail.state !== 'read') return <p class="call-detail">{words.detailStates[detail.state]}</p>;
  const { tree, said } = detail;
  const rows = legRows(tree, new Map(Object.entries(tree.names ?? {})));
  return (
    <div class="call-detail">
      <ul class="legs" aria-label={texts.soFar}>
        {rows.map((row) => (
          <LegLine key={row.contactId} row={row} isThis={row.contactId === consult.contactId} missing={isMissing(row, tree)} />
        ))}
      </ul>
      <dl class="times">
        {TIMES.map((name) => {
          const time = consult.times[name];
          if (time.method === 'not-applicable') return null;
          return (
            <div key={name}>
              <dt>{texts.times[name]}</dt>
              <dd>{timeInWords(time, time.method)}</dd>
            </div>
          );
        })}
      </dl>
      {said.length === 0 ? null : (
        <ul class="said" aria-label={words.about}>
          {said.map(({ contactId, code, notes, by }) => (
            <li key={contactId}>{words.said(labels.get(code) ?? code, agentName(by, tree.names ?? {}, null), notes)}</li>
          ))}
        </ul>
      )}
      <p>{tree.missing.length === 0 ? words.callComplete : words.callIncomplete(tree.missing.length)}</p>
      <p class="detail">{words.contactId(consult.contactId)}</p>
    </div>
  );
}

/** A time that is known, with how; of one that is not what it lies between, if anything tells. */
function timeInWords({ ms, atLeastMs, atMostMs }: Time, method: Method): string {
  if (ms !== null) return `${formatLength(ms)} (${words.methods[method]})`;
  if (atMostMs === null) return atLeastMs === null || atLeastMs === 0 ? words.notKnown : words.atLeast(formatLength(atLeastMs));
  return words.between(formatLength(atLeastMs ?? 0), formatLength(atMostMs));
}

/** The ledger says what is missing as `record of <contact id>`. */
const isMissing = ({ contactId }: LegRow, { missing }: ContactTree): boolean => missing.some((what) => what.endsWith(` ${contactId}`));

interface LegLineProps {
  readonly row: LegRow;
  /** It is the consult that was opened. */
  readonly isThis: boolean;
  readonly missing: boolean;
}

function LegLine({ row: { depth, kind, who, state, startedAt }, isThis, missing }: LegLineProps) {
  return (
    <li class={`leg depth-${Math.min(depth, 5)} ${isThis ? 'leg-this' : ''}`} aria-current={isThis ? 'true' : undefined}>
      <span class="leg-kind">
        {kind}
        {who === null ? '' : `: ${who}`}
      </span>
      <span class="leg-state">
        {startedAt === null ? null : <time dateTime={startedAt}>{timeToSecond(startedAt)}</time>} {state}
        {missing ? ` · ${words.recordMissing}` : ''}
      </span>
    </li>
  );
}
