import type { Consult } from '../../contract/schemas/consult.ts';
import { formatLength } from '../view/format-length.ts';
import { dayAndTime } from '../view/local-times.ts';
import { texts } from '../view/texts.ts';
import { agentName, type NamesById, targetName } from '../view/who.ts';
import { ConsultDetail, type Detail } from './consult-detail.tsx';
import { HeadRow } from './head-row.tsx';
import { reportTexts as words } from './report-texts.ts';

/** The consults that are read so far. */
export interface Log {
  readonly state: 'reading' | 'read' | 'failed';
  readonly consults: readonly Consult[];
  readonly names: NamesById;
  /** Codes by contact id. */
  readonly dispositions: Readonly<Record<string, string>>;
  readonly next: string | null;
}

export interface ConsultLogProps {
  readonly log: Log;
  /** The agent who reads; null for somebody who is none. */
  readonly self: string | null;
  /** What is known of the calls of consults that are open, by the consult's contact id. */
  readonly details: ReadonlyMap<string, Detail>;
  /** What codes of dispositions are called. */
  readonly labels: ReadonlyMap<string, string>;
  readonly onToggle: (contactId: string) => void;
  readonly onMore: () => void;
}

const COLUMNS = 7;

/** The consults behind the figures, newest first; each opens the call it belongs to. */
export function ConsultLog({ log, self, details, labels, onToggle, onMore }: ConsultLogProps) {
  const { state, consults, next } = log;
  return (
    <section class="log" aria-labelledby="log-heading">
      <h3 id="log-heading">{words.log}</h3>
      {consults.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself must be reachable by keyboard.
        <section class="scrolls" aria-label={words.log} tabIndex={0}>
          <table>
            <HeadRow names={[words.began, words.asker, words.target, words.outcome, texts.times.consult, words.about, words.known]} />
            <tbody>
              {consults.map((consult) => (
                <Row
                  key={consult.contactId}
                  {...{ consult, names: log.names, self, labels, onToggle }}
                  about={aboutOf(consult, log.dispositions, labels)}
                  detail={details.get(consult.contactId)}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p class="log-end">
        <span role="status">{state === 'read' ? words.logRead(consults.length, next !== null) : words.logStates[state]}</span>{' '}
        {next !== null || state === 'failed' ? (
          <button type="button" disabled={state === 'reading'} onClick={onMore}>
            {state === 'failed' ? texts.retry : words.more}
          </button>
        ) : null}
      </p>
    </section>
  );
}

interface RowProps extends Pick<ConsultLogProps, 'self' | 'labels' | 'onToggle'> {
  readonly consult: Consult;
  readonly names: NamesById;
  /** What the agents say it was about. */
  readonly about: string;
  readonly detail: Detail | undefined;
}

function Row({ consult, names, self, about, detail, labels, onToggle }: RowProps) {
  const { contactId, startedAt, askedBy, target, outcome, times, missing } = consult;
  const [asker, asked] = [agentName(askedBy.agent, names, self), targetName(target, names, self)];
  const when = startedAt === null ? texts.notTold : dayAndTime(startedAt);
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            class="open-call"
            aria-expanded={detail !== undefined}
            aria-label={words.openCall(when, asker, asked)}
            onClick={() => onToggle(contactId)}
          >
            {when}
          </button>
        </th>
        <td>{asker}</td>
        <td>{asked}</td>
        <td>
          <span class={`swatch outcome-${outcome}`} aria-hidden="true" /> {texts.outcomes[outcome]}
        </td>
        <td>{times.consult.ms === null ? '–' : formatLength(times.consult.ms)}</td>
        <td>{about}</td>
        <td>{missing.length === 0 ? words.complete : words.incomplete(missing.length)}</td>
      </tr>
      {detail ? (
        <tr class="detail-row">
          <td colSpan={COLUMNS}>
            <ConsultDetail consult={consult} detail={detail} labels={labels} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** By whoever asked, then by whoever was asked; once where both say the same. */
function aboutOf({ parentContactId, contactId }: Consult, dispositions: Log['dispositions'], labels: ConsultLogProps['labels']): string {
  const codes = [parentContactId, contactId].flatMap((id) => dispositions[id] ?? []);
  return [...new Set(codes)].map((code) => labels.get(code) ?? code).join('; ') || '–';
}
