import { useLayoutEffect, useRef } from 'preact/hooks';

/** Hands on each key that is typed outside of fields and dialogs, alone and once. `onKey` says whether it was one: it is then no text any more. */
export function useShortcuts(onKey: (key: string) => boolean): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // A field that opens at once must not be given the letter that opened it.
      if (isShortcut(event) && latest.current(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

const isShortcut = (event: KeyboardEvent): boolean =>
  !(event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) &&
  event.key.length === 1 &&
  !isTyping(event.target);

/** In a field, or with a question open: keys are text there, or the dialog's. */
const isTyping = (target: EventTarget | null): boolean =>
  document.querySelector('dialog[open]') !== null ||
  (target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null);
