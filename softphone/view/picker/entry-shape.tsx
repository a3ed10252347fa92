import type { DirectoryEntry, PresenceState } from '../../directory/entry.ts';

/** The sign of an entry: an agent's presence by form and colour, a team, an outside number. Words beside it say the same. */
export function EntryShape({ entry }: { readonly entry: DirectoryEntry }) {
  const sign = entry.kind === 'agent' ? (entry.presence?.state ?? 'unknown') : entry.kind;
  return (
    <svg class={`shape presence-${sign}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {PATHS[sign]}
    </svg>
  );
}

const PATHS: Readonly<Record<PresenceState | 'queue' | 'external', preact.JSX.Element>> = {
  available: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  'on-contact': <path d="M2.5 2.5h11v11h-11z" fill="currentColor" />,
  'after-contact-work': (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.5" />
      <path d="M8 2.5a5.5 5.5 0 0 0 0 11z" fill="currentColor" />
    </>
  ),
  offline: <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" stroke="currentColor" stroke-width="2" stroke-linecap="round" />,
  unknown: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 2.3" />,
  queue: (
    <path
      d="M5.5 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1 13.5a4.5 4.5 0 0 1 9 0zM11 7.5a2 2 0 1 0-.8-3.8M11.5 13.5H15A4 4 0 0 0 11 9"
      fill="none"
      stroke="currentColor"
      stroke-width="1.3"
      stroke-linejoin="round"
    />
  ),
  external: (
    <path
      d="M4 1.5 6 2l1 3-1.5 1.5a9 9 0 0 0 4 4L11 9l3 1 .5 2-1.5 2C7 14 2 9 2 3z"
      fill="none"
      stroke="currentColor"
      stroke-width="1.3"
      stroke-linejoin="round"
    />
  ),
};
