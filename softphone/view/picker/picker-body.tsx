import { useMemo, useState } from 'preact/hooks';
import { type Endpoint, outsideNumber } from '../../call/endpoint.ts';
import { directoryIndex } from '../../directory/directory-index.ts';
import type { DirectoryEntry } from '../../directory/entry.ts';
import { findEntries } from '../../directory/find-entries.ts';
import { keyOf, type PersonalBook, withFavouriteToggled } from '../../directory/personal-book.ts';
import { type Country, readNumber, type TypedNumber } from '../../directory/phone-number.ts';
import type { Directory } from '../desk-props.ts';
import { texts } from '../texts.ts';
import { useOwnId } from '../use-own-id.ts';
import { entryName } from './entry-words.ts';
import { moveBy } from './move-by.ts';
import { OptionList, optionId } from './option-list.tsx';
import { PickerTabs, tabId } from './picker-tabs.tsx';
import { PickerWords } from './picker-words.tsx';

export interface PickerBodyProps {
  readonly directory: Directory;
  readonly book: PersonalBook;
  /** Where numbers without `+` belong; null when the site has not said. */
  readonly home: Country | null;
  /** The agent who asks: nobody is offered to themselves. Null while nobody has signed in to the phone. */
  readonly ownArn: string | null;
  readonly nowMs: number;
  readonly onChoose: (endpoint: Endpoint) => void;
  readonly onBook: (how: (book: PersonalBook) => PersonalBook) => void;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

const { picker } = texts;

/** The field with its list: type, arrow keys, Enter dials, Escape closes (WAI-ARIA combobox with a list). The field keeps the focus. */
export function PickerBody({ directory, book, home, ownArn, nowMs, onChoose, onBook, onRetry, onClose }: PickerBodyProps) {
  const [query, setQuery] = useState('');
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [fieldId, listId, panelId, sayId] = [useOwnId(), useOwnId(), useOwnId(), useOwnId()];
  const number = useMemo(() => readNumber(query, home), [query, home]);
  const found = useFound({ directory, book, ownArn, query, number });
  const at = Math.max(
    0,
    found.findIndex((entry) => keyOf(entry) === activeKey),
  );
  const chosen = found[at];

  const star = (entry: DirectoryEntry | undefined): void => {
    const arn = entry?.arn;
    if (arn) onBook((known) => withFavouriteToggled(known, arn));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.altKey && event.code === 'KeyS') star(chosen);
    else if (event.key === 'Enter') chosen && onChoose(chosen);
    else {
      const to = moveBy(event.key, at, found.length);
      if (to === null) return;
      setActiveKey(keyOf(found[to] as DirectoryEntry));
    }
    event.preventDefault();
  };
  return (
    <>
      <label for={fieldId}>{picker.field}</label>
      <input
        id={fieldId}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-describedby={sayId}
        {...(chosen ? { 'aria-activedescendant': optionId(listId, at) } : {})}
        placeholder={home === null ? picker.placeholderAbroad : picker.placeholder}
        value={query}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActiveKey(null);
        }}
        onKeyDown={onKeyDown}
      />
      <PickerTabs tab={book.tab} panelId={panelId} onTab={(tab) => onBook((known) => ({ ...known, tab }))} />
      <label class="picker-hide">
        <input
          type="checkbox"
          checked={book.hidesUnavailable}
          onChange={({ currentTarget: { checked } }) => onBook((known) => ({ ...known, hidesUnavailable: checked }))}
        />
        {picker.hideUnavailable}
      </label>
      <p class="picker-say" role="status" id={sayId}>
        <PickerWords {...{ directory, query, number, book, count: found.length, onRetry }} />
      </p>
      <div class="picker-panel" role="tabpanel" id={panelId} aria-labelledby={tabId(panelId, book.tab)}>
        <OptionList {...{ id: listId, found, active: at, favourites: book.favourites, nowMs, home, onChoose, onStar: star }} />
      </div>
      <p class="picker-end">
        <StarButton {...{ chosen, favourites: book.favourites, onStar: star }} />
        {book.recents.length === 0 ? null : (
          <button type="button" onClick={() => onBook((known) => ({ ...known, recents: [] }))}>
            {picker.forgetRecents}
          </button>
        )}
        <button type="button" class="picker-close" onClick={onClose}>
          {picker.close}
        </button>
      </p>
      <p class="detail">{picker.keys}</p>
    </>
  );
}

type FoundIn = Pick<PickerBodyProps, 'directory' | 'book' | 'ownArn'> & { readonly query: string; readonly number: TypedNumber | null };

/** Whom the field finds, and the number in it when the directory has none such. */
function useFound({ directory, book, ownArn, query, number }: FoundIn): readonly DirectoryEntry[] {
  const entries = directory.status === 'read' ? directory.endpoints : null;
  const index = useMemo(() => {
    const others = (entries ?? []).filter(({ userArn }) => userArn === undefined || userArn !== ownArn);
    return directoryIndex(others, book.recents);
  }, [entries, ownArn, book.recents]);
  return useMemo(() => {
    const found = findEntries(index, { query, book });
    const typed = number?.dialable && !found.some((entry) => entry.number === number.e164) ? [outsideNumber(number.e164)] : [];
    return [...found, ...typed];
  }, [index, query, number, book]);
}

interface StarButtonProps {
  readonly chosen: DirectoryEntry | undefined;
  readonly favourites: readonly string[];
  readonly onStar: (entry: DirectoryEntry) => void;
}

/** Stars the chosen row. A typed number cannot be starred: it would have to be stored. */
function StarButton({ chosen, favourites, onStar }: StarButtonProps) {
  if (!chosen || chosen.arn === null) return null;
  const starred = favourites.includes(chosen.arn);
  return (
    <button type="button" aria-pressed={starred} aria-label={picker.star(entryName(chosen))} onClick={() => onStar(chosen)}>
      {starred ? '★' : '☆'} {picker.favourite}
    </button>
  );
}
