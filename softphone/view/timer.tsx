import { formatDuration } from './format-duration.ts';

/** A running time. Hidden from the live region's voice: it changes every second. */
export const Timer = ({ since, now }: { readonly since: number; readonly now: number }) => (
  <span class="time" role="timer" aria-live="off">
    {formatDuration(now - since)}
  </span>
);
