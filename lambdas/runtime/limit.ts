/**
 * Takes one of what a caller may have: resolves to how long they have to wait for it, in milliseconds, 0 for not at all.
 * @param nowMs milliseconds since 1970 UTC
 */
export type Limit = (who: string, nowMs: number) => Promise<number>;
