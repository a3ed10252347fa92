import { useEffect, useId, useState } from 'preact/hooks';
import type { Endpoint } from '../call/endpoint.ts';
import type { Directory } from './desk-props.ts';
import { findEndpoints } from './find-endpoints.ts';
import { Modal } from './modal.tsx';
import { PickerOptions } from './picker-options.tsx';
import { texts } from './texts.ts';

const { picker } = texts;

export interface ConsultPickerProps {
  readonly open: boolean;
  readonly directory: Directory;
  readonly onChoose: (endpoint: Endpoint) => void;
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** One field and the people it finds: type, arrow keys, Enter dials, Escape closes (WAI-ARIA combobox with a list). */
export function ConsultPicker(props: ConsultPickerProps) {
  const id = useId();
  return (
    <Modal open={props.open} labelledBy={id} className="picker" onClose={props.onClose}>
      <h2 id={id}>{picker.title}</h2>
      <PickerBody {...props} />
      <p class="picker-end">
        <span>{picker.keys}</span>
        <button type="button" onClick={props.onClose}>
          {picker.close}
        </button>
      </p>
    </Modal>
  );
}

function PickerBody({ directory, onChoose, onRetry }: ConsultPickerProps) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [fieldId, listId] = [useId(), useId()];
  const found = directory.status === 'read' ? findEndpoints(directory.endpoints, query) : [];
  const at = Math.min(active, Math.max(0, found.length - 1));
  useEffect(() => setActive(0), [query]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = event.key === 'Enter' ? found[at] : undefined;
    if (move === undefined && chosen === undefined) return;
    event.preventDefault();
    if (chosen) onChoose(chosen);
    else if (found.length > 0) setActive((at + (move ?? 0) + found.length) % found.length);
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
        {...(found.length > 0 ? { 'aria-activedescendant': `${listId}-${at}` } : {})}
        placeholder={picker.placeholder}
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p class="picker-say" role="status">
        <DirectoryWords {...{ directory, query, count: found.length, onRetry }} />
      </p>
      <PickerOptions {...{ id: listId, found, active: at, onChoose }} />
    </>
  );
}

interface WordsProps {
  readonly directory: Directory;
  readonly query: string;
  readonly count: number;
  readonly onRetry: () => void;
}

function DirectoryWords({ directory, query, count, onRetry }: WordsProps) {
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
  if (count > 0) return <>{picker.count(count)}</>;
  return <>{query.trim() === '' ? picker.none : picker.noneMatch(query.trim())}</>;
}
