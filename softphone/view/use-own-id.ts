import { useState } from 'preact/hooks';

let given = 0;

/**
 * An id that no other element of the page has. Preact's own `useId` begins again at each drawing from the root, so that what appears later
 * would share its id with what was there.
 */
export function useOwnId(): string {
  const [id] = useState(() => {
    given += 1;
    return `own-${given}`;
  });
  return id;
}
