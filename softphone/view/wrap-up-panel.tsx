import { DISPOSITION_NOTES_LIMIT } from '../../contract/limits.ts';
import type { QueueDispositions, SaidOfCall } from '../call/disposition.ts';
import { texts } from './texts.ts';
import { useOwnId } from './use-own-id.ts';

export interface WrapUpPanelProps {
  readonly asks: QueueDispositions;
  readonly said: SaidOfCall;
  readonly onSay: (what: Partial<Pick<SaidOfCall, 'code' | 'notes'>>) => void;
}

/** What the call was about, after it has ended, where its queue asks. What is chosen is sent by itself. */
export function WrapUpPanel({ asks, said, onSay }: WrapUpPanelProps) {
  const [name, notesId, stateId] = [useOwnId(), useOwnId(), useOwnId()];
  return (
    <section class="panel wrap-up" aria-label={texts.wrapUp.title}>
      <fieldset aria-describedby={stateId}>
        <legend>{texts.wrapUp.title}</legend>
        {asks.codes.map(({ code, label }) => (
          <label class="choice-of" key={code}>
            <input type="radio" name={name} value={code} checked={said.code === code} onChange={() => onSay({ code })} />
            {label}
          </label>
        ))}
      </fieldset>
      <p class="field">
        <label for={notesId}>{texts.wrapUp.notes}</label>
        <textarea
          id={notesId}
          rows={2}
          maxLength={DISPOSITION_NOTES_LIMIT}
          value={said.notes}
          onInput={(event) => onSay({ notes: event.currentTarget.value })}
        />
      </p>
      <p class="note-state" id={stateId} role="status">
        {wrapUpWords(asks, said)}
      </p>
    </section>
  );
}

const WORDS: Readonly<Record<SaidOfCall['kept'], string>> = {
  no: texts.wrapUp.choose,
  sending: texts.wrapUp.keeping,
  retrying: texts.wrapUp.retrying,
  yes: texts.wrapUp.kept,
  refused: texts.wrapUp.refused,
};

const wrapUpWords = ({ required }: QueueDispositions, { kept }: SaidOfCall): string =>
  kept === 'no' && required ? texts.wrapUp.required : WORDS[kept];
