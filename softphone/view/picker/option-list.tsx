import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DirectoryEntry } from '../../directory/entry.ts';
import { keyOf } from '../../directory/personal-book.ts';
import type { Country } from '../../directory/phone-number.ts';
import { texts } from '../texts.ts';
import { EntryShape } from './entry-shape.tsx';
import { entryDetail, entryName } from './entry-words.ts';

export interface OptionListProps {
  readonly id: string;
  readonly found: readonly DirectoryEntry[];
  readonly active: number;
  readonly favourites: readonly string[];
  readonly nowMs: number;
  readonly home: Country | null;
  readonly onChoose: (entry: DirectoryEntry) => void;
  readonly onStar: (entry: DirectoryEntry) => void;
}

/** Rows drawn beyond what is in sight, so that scrolling shows no gap. */
const SPARE_ROWS = 4;
/** Until the first row has been measured. */
const GUESSED_ROW_PX = 56;

export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

/** The list below the field. Only what is in sight is drawn, all rows are of one height: two thousand cost no more than ten. */
export function OptionList({ id, found, active, ...row }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState({ top: 0, height: 0, rowPx: GUESSED_ROW_PX });
  const look = (): void => {
    const now = sightOf(list.current, sight.rowPx);
    if (now.top !== sight.top || now.height !== sight.height || now.rowPx !== sight.rowPx) setSight(now);
  };
  const latest = useRef(look);
  latest.current = look;
  // Its dialog opens after it is drawn, and may be zoomed: its size comes and changes later.
  useLayoutEffect(() => watchSize(list.current, () => latest.current()), []);
  useLayoutEffect(() => {
    bringIntoSight(list.current, active * sight.rowPx, sight.rowPx);
    look();
  }, [active, found.length, sight.rowPx]);
  const first = Math.max(0, Math.floor(sight.top / sight.rowPx) - SPARE_ROWS);
  const last = Math.min(found.length, Math.ceil((sight.top + sight.height) / sight.rowPx) + SPARE_ROWS);
  return (
    <div class="options" id={id} role="listbox" aria-label={texts.picker.results} ref={list} onScroll={look}>
      <div role="presentation" class="options-all" style={{ height: `${found.length * sight.rowPx}px` }}>
        {found.slice(first, last).map((entry, offset) => (
          <Option
            key={keyOf(entry)}
            {...{
              entry,
              ...row,
              id: optionId(id, first + offset),
              place: first + offset,
              of: found.length,
              top: (first + offset) * sight.rowPx,
            }}
            selected={first + offset === active}
          />
        ))}
      </div>
    </div>
  );
}

/** What of the list can be seen. `rowPx`: the height of a row, as long as there is none to measure. */
function sightOf(box: HTMLElement | null, rowPx: number) {
  const row = box?.querySelector<HTMLElement>('[role=option]');
  return { top: box?.scrollTop ?? 0, height: box?.clientHeight ?? 0, rowPx: row?.offsetHeight || rowPx };
}

function watchSize(box: HTMLElement | null, onChange: () => void): () => void {
  const watch = new ResizeObserver(onChange);
  if (box) watch.observe(box);
  return () => watch.disconnect();
}

function bringIntoSight(box: HTMLElement | null, top: number, height: number): void {
  if (!box) return;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + height > box.scrollTop + box.clientHeight) box.scrollTop = top + height - box.clientHeight;
}

interface OptionProps extends Omit<OptionListProps, 'found' | 'active'> {
  readonly entry: DirectoryEntry;
  readonly selected: boolean;
  readonly place: number;
  readonly of: number;
  /** Pixels below the list's upper edge. */
  readonly top: number;
}

/** One row. The field has the keyboard, where Alt+S stars: the star here is for the mouse alone. */
function Option({ entry, id, selected, place, of, top, favourites, nowMs, home, onChoose, onStar }: OptionProps) {
  const starred = entry.arn !== null && favourites.includes(entry.arn);
  const onClick = (event: MouseEvent): void => {
    const onItsStar = event.target instanceof Element && event.target.closest('.option-star') !== null;
    if (onItsStar) onStar(entry);
    else onChoose(entry);
  };
  return (
    <div
      role="option"
      id={id}
      class="option"
      style={{ top: `${top}px` }}
      aria-selected={selected}
      aria-setsize={of}
      aria-posinset={place + 1}
      tabIndex={-1}
      onClick={onClick}
      onKeyDown={() => {}}
    >
      <EntryShape entry={entry} />
      <span class="option-words">
        <span class="option-name">{entryName(entry)}</span> <span class="option-detail">{entryDetail(entry, { nowMs, home })}</span>
      </span>
      {starred ? <span class="hidden">{texts.picker.isFavourite}</span> : null}
      {entry.arn === null ? null : (
        <span class="option-star" aria-hidden="true" title={texts.picker.starHint}>
          {starred ? '★' : '☆'}
        </span>
      )}
    </div>
  );
}
