import type { PageOutcome } from '../../contract/page-protocol.ts';
import { pace } from './pace.ts';

/** What the desk remembers of the page around it, however often that says hello: a reload of the page begins no new count, and an id means one command. */
export interface PageMemory {
  /** Counts a message; false when there are too many. */
  isInPace(): boolean;
  /** Commands by id, with what they said and what came of them. */
  readonly answers: Map<string, { readonly said: string; readonly answer: Promise<PageOutcome> }>;
  /** How many wait for an answer. */
  open: number;
}

/** A page that has said nothing yet. @param now milliseconds */
export const newPageMemory = (now: () => number): PageMemory => ({ isInPace: pace(now), answers: new Map(), open: 0 });
