import { COARSE_MS, type Instant, type Known } from '../fold/instant.ts';

/** Where an instant lies for certain, both ends included; infinite where nothing tells. */
export interface Window {
  readonly fromMs: number;
  readonly toMs: number;
}

/** How far from its instant something may have happened, either way: a browser's corrected clock; whole seconds set off against each other. */
const OFF_MS: Readonly<Record<Known, number>> = { derived: 1, measured: 250, estimated: 2 * COARSE_MS };

export const ANYWHERE: Window = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };

/** Where an instant lies; anywhere while it is not known. */
export function windowOf(at: Instant | null): Window {
  if (!at) return ANYWHERE;
  if (at.isCut) return { fromMs: at.ms, toMs: at.ms + COARSE_MS - 1 };
  return { fromMs: at.ms - OFF_MS[at.method], toMs: at.ms + OFF_MS[at.method] };
}

/** Where the first of several instants lies. */
export const firstOf = (...all: readonly Window[]): Window => ({
  fromMs: Math.min(...all.map(({ fromMs }) => fromMs)),
  toMs: Math.min(...all.map(({ toMs }) => toMs)),
});
