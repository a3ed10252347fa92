/** A number as people read it: North American ones in groups, others as they are. */
export const showNumber = (number: string): string => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
