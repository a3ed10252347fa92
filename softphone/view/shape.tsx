import type { Look } from './party-words.ts';

/** The sign of a state: its form says the same as its colour. Words stand beside it, so it is hidden from screen readers. */
export function Shape({ look }: { readonly look: Look | 'ringing' | 'none' }) {
  return (
    <svg class={`shape shape-${look}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {PATHS[look]}
    </svg>
  );
}

const PATHS = {
  talking: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  held: <path d="M4 3h3v10H4zM9 3h3v10H9z" fill="currentColor" />,
  reaching: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3.2 2.55" />,
  ringing: <path d="M8 1.5 14.5 13.5h-13z" fill="currentColor" />,
  gone: <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" stroke="currentColor" stroke-width="2" stroke-linecap="round" />,
  none: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.5" />,
};
