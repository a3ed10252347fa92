import { NOTE_LIMITS, type NoteField } from '../../contract/limits.ts';
import type { NoteVersion } from '../../contract/schemas/note.ts';
import type { NoteText } from '../../domain/note/note.ts';
import { isOvertaken, isUnsent, NOTE_FIELDS, type NoteState } from '../call/note.ts';
import { earlierBy, type NoteWords, noteWords, writtenBy } from './note-words.ts';
import { texts } from './texts.ts';
import { useOwnId } from './use-own-id.ts';

export interface NoteActions {
  type(field: NoteField, text: string): void;
  send(): void;
  takeTheirs(): void;
}

export interface NotePanelProps extends NoteWords {
  /** Null while there is no call to write about. */
  readonly note: NoteState | null;
  /** The copy in the contact attributes: shown until the store has answered. */
  readonly mirrored: NoteText | null;
  readonly mayWrite: boolean;
  readonly actions: NoteActions;
}

/** Why somebody is asked, for both of them: to write while on the call, to read while it rings and afterwards. */
export function NotePanel(props: NotePanelProps) {
  const { note, mirrored, mayWrite } = props;
  const id = useOwnId();
  return (
    <section class="panel note" aria-labelledby={id}>
      <h2 id={id}>{texts.note.title}</h2>
      {note === null ? <p class="empty">{texts.note.noCall}</p> : null}
      {note !== null && mayWrite ? <NoteForm {...props} note={note} /> : null}
      {note !== null && !mayWrite ? <NoteToRead {...props} note={note} shown={note.kept ?? (note.read ? null : mirrored)} /> : null}
    </section>
  );
}

function NoteToRead({ note, shown, ...words }: NotePanelProps & { readonly note: NoteState; readonly shown: NoteText | null }) {
  const none = note.read ? texts.note.none : texts.note.reading;
  return (
    <>
      {shown ? <Written text={shown} /> : null}
      <p class="note-state" role="status">
        {shown === null ? none : note.kept ? writtenBy(note.kept, words) : ''}
      </p>
      <Earlier versions={note.kept?.earlier ?? []} words={words} />
    </>
  );
}

function Written({ text }: { readonly text: NoteText }) {
  return (
    <dl class="facts">
      {NOTE_FIELDS.filter((field) => text[field] !== '').map((field) => (
        <div key={field}>
          <dt>{texts.note.fields[field]}</dt>
          <dd>{text[field]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Who wrote before, the newest first; nothing while there is one version. */
function Earlier({ versions, words }: { readonly versions: readonly NoteVersion[]; readonly words: NoteWords }) {
  if (versions.length === 0) return null;
  return (
    <details class="earlier">
      <summary>{texts.note.earlier(versions.length)}</summary>
      <ol reversed>
        {versions.toReversed().map((one) => (
          <li key={one.version} value={one.version}>
            {earlierBy(one, words)}
          </li>
        ))}
      </ol>
    </details>
  );
}

function NoteForm({ note, actions, ...words }: NotePanelProps & { readonly note: NoteState }) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    actions.send();
  };
  const nothing = !isUnsent(note);
  return (
    <form
      class="note-form"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        actions.send();
      }}
    >
      {NOTE_FIELDS.map((field) => (
        <NoteInput key={field} field={field} value={note.draft[field]} onType={actions.type} />
      ))}
      {isOvertaken(note) && note.kept ? (
        <section class="theirs" aria-label={texts.note.theirs}>
          <Written text={note.kept} />
        </section>
      ) : null}
      <p class="note-end">
        <button type="submit" class="command" aria-disabled={nothing} title={nothing ? texts.note.nothingToSend : texts.note.keys}>
          {texts.note.send}
        </button>
        {isOvertaken(note) ? (
          <button type="button" class="command" onClick={actions.takeTheirs}>
            {texts.note.takeTheirs}
          </button>
        ) : null}
        <span class="note-state" role="status">
          {noteWords(note, words)}
        </span>
      </p>
      <Earlier versions={note.kept?.earlier ?? []} words={words} />
    </form>
  );
}

interface NoteInputProps {
  readonly field: NoteField;
  readonly value: string;
  readonly onType: NoteActions['type'];
}

function NoteInput({ field, value, onType }: NoteInputProps) {
  const id = useOwnId();
  const shared = { id, value, maxLength: NOTE_LIMITS[field], autocomplete: 'off' };
  return (
    <p class="field">
      <label for={id}>{texts.note.fields[field]}</label>
      {field === 'reason' ? (
        <input type="text" {...shared} onInput={(event) => onType(field, event.currentTarget.value)} />
      ) : (
        <textarea rows={2} {...shared} onInput={(event) => onType(field, event.currentTarget.value)} />
      )}
    </p>
  );
}
