import type { Consult } from '../../contract/schemas/consult.ts';
import type { Endpoint } from '../call/endpoint.ts';
import type { Availability } from '../call/reason.ts';
import { endpointOf, otherSide } from '../directory/ask-again.ts';
import type { Directory } from './desk-props.ts';
import { formatLength } from './format-length.ts';
import { HISTORY_DAYS, type History, type HistoryPage } from './history.ts';
import { dayAndTime } from './local-times.ts';
import { Modal } from './modal.tsx';
import { texts } from './texts.ts';
import { useOwnId } from './use-own-id.ts';
import { targetName } from './who.ts';

const { history: words } = texts;

export interface HistoryDialogProps {
  readonly open: boolean;
  readonly history: History;
  /** The agent whose consults they are. */
  readonly ownArn: string;
  readonly directory: Directory;
  /** Whether somebody may be asked now. */
  readonly mayConsult: Availability;
  readonly onAsk: (endpoint: Endpoint) => void;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** The agent's own consults: with whom, what became of it, how long they talked, and the way to ask again. */
export function HistoryDialog(props: HistoryDialogProps) {
  const id = useOwnId();
  return (
    <Modal open={props.open} labelledBy={id} className="history" onClose={props.onClose}>
      <h2 id={id}>{words.title}</h2>
      <HistoryBody {...props} />
      <p class="picker-end">
        <button type="button" class="picker-close" onClick={props.onClose}>
          {texts.picker.close}
        </button>
      </p>
    </Modal>
  );
}

function HistoryBody({ history: { state, page }, onRetry, ...row }: HistoryDialogProps) {
  const consults = page?.consults ?? [];
  return (
    <>
      <p role="status" class="detail">
        {state === 'read' ? (consults.length === 0 ? words.empty(HISTORY_DAYS) : words.since(HISTORY_DAYS)) : words[state]}{' '}
        {state === 'failed' ? (
          <button type="button" onClick={onRetry}>
            {texts.retry}
          </button>
        ) : null}
      </p>
      <ul class="history-list">
        {consults.map((consult) => (
          <HistoryRow key={consult.contactId} consult={consult} names={page?.names ?? {}} {...row} />
        ))}
      </ul>
      {page?.next ? (
        <p class="detail">
          {words.more} <a href="report/">{texts.account.report}</a>
        </p>
      ) : null}
    </>
  );
}

interface RowProps extends Pick<HistoryDialogProps, 'ownArn' | 'directory' | 'mayConsult' | 'onAsk'> {
  readonly consult: Consult;
  readonly names: HistoryPage['names'];
}

function HistoryRow({ consult, names, ownArn, directory, mayConsult, onAsk }: RowProps) {
  const other = otherSide(consult, ownArn);
  const askedHere = consult.askedBy.agent === ownArn;
  const name = targetName(other, names, ownArn);
  const endpoint = endpointOf(other, names, directory.status === 'read' ? directory.endpoints : []);
  const why = whyNot(endpoint, directory, mayConsult);
  const whyId = useOwnId();
  const again = askedHere ? words.again : words.back;
  return (
    <li class="history-row">
      <span class="history-words">
        <span class="history-name">{name}</span>{' '}
        <span class="detail">
          {[
            consult.startedAt === null ? null : dayAndTime(consult.startedAt),
            askedHere ? null : words.askedYou,
            texts.outcomes[consult.outcome],
            consult.times.consult.ms === null ? null : words.talked(formatLength(consult.times.consult.ms)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <button
        type="button"
        class="command"
        aria-label={words.againFor(again, name)}
        aria-disabled={why !== null}
        {...(why === null ? {} : { title: why, 'aria-describedby': whyId })}
        onClick={() => why === null && endpoint && onAsk(endpoint)}
      >
        {again}
      </button>
      {why === null ? null : (
        <span class="hidden" id={whyId}>
          {why}
        </span>
      )}
    </li>
  );
}

/** Why they cannot be asked just now; null when they can. */
function whyNot(endpoint: Endpoint | null, directory: Directory, mayConsult: Availability): string | null {
  if (!mayConsult.can) return texts.reasons[mayConsult.why];
  if (endpoint !== null) return null;
  if (directory.status === 'failed') return texts.picker.failed(texts.phoneErrors[directory.code]);
  return directory.status === 'read' ? words.notOffered : texts.picker.reading;
}
