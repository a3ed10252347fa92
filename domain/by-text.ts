/** Orders texts by their code units, the same everywhere: no locale has a say in what a chain means. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
