/** A place in a queue; 1 is the first. */
export const inLine = (position: number): string => (position === 1 ? 'first in line' : `number ${position} in line`);
