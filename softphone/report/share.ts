/** A part of a whole, in whole percent; nothing of nothing is no share. */
export const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.round((part / whole) * 100)}\u00a0%`);
