import type { PersonalBook } from '../../directory/personal-book.ts';
import type { TypedNumber } from '../../directory/phone-number.ts';
import type { Directory } from '../desk-props.ts';
import { timeToMinute } from '../local-times.ts';
import { texts } from '../texts.ts';

const { picker } = texts;

export interface PickerWordsProps {
  readonly directory: Directory;
  readonly query: string;
  /** What was typed, as a number. */
  readonly number: TypedNumber | null;
  readonly book: PersonalBook;
  readonly count: number;
  readonly onRetry: () => void;
}

/** How the search went, and what to do when it found nobody. Spoken once each time it changes. */
export function PickerWords({ directory, query, number, book, count, onRetry }: PickerWordsProps) {
  if (directory.status === 'failed')
    return (
      <>
        {picker.failed(texts.phoneErrors[directory.code])}{' '}
        <button type="button" onClick={onRetry}>
          {texts.retry}
        </button>
      </>
    );
  if (directory.status !== 'read') return <>{picker.reading}</>;
  const { old } = directory;
  return (
    <>
      {found({ directory, query, number, book, count })}
      {old ? (
        <>
          <br />
          {picker.old(timeToMinute(new Date(old.readAtMs).toISOString()), texts.phoneErrors[old.code])}{' '}
          <button type="button" onClick={onRetry}>
            {texts.retry}
          </button>
        </>
      ) : null}
    </>
  );
}

function found({
  directory,
  query,
  number,
  book,
  count,
}: Omit<PickerWordsProps, 'onRetry' | 'directory'> & Pick<NobodyProps, 'directory'>): string {
  if (number?.dialable === false) return wrongNumber(number.why, count);
  if (number?.dialable && number.doubtful) return picker.doubtful;
  if (count > 0) return picker.count(count);
  return nobody({ directory, query: query.trim(), book });
}

const wrongNumber = (why: keyof typeof picker.wrongNumber, count: number): string =>
  [count > 0 ? picker.count(count) : null, picker.wrongNumber[why]].filter(Boolean).join('. ');

interface NobodyProps {
  readonly directory: Extract<Directory, { status: 'read' }>;
  readonly query: string;
  readonly book: PersonalBook;
}

function nobody({ directory, query, book: { tab, hidesUnavailable } }: NobodyProps): string {
  if (directory.endpoints.length === 0 && query === '') return picker.none;
  const said = query === '' ? picker.emptyTab[tab] : picker.noneMatch(query, tab === 'all' ? null : picker.tabs[tab]);
  return hidesUnavailable ? `${said} ${picker.someHidden}` : said;
}
