import { formatDuration } from './format-duration.ts';

/** How long something took that is over, to the nearest second, so that a row and a mean of it alone say the same; a running clock shows seconds gone by. */
export const formatLength = (ms: number): string => formatDuration(Math.round(ms / 1_000) * 1_000);
