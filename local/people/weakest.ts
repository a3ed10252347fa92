import type { Weakest } from './compare.ts';
import type { Sources } from './sources.ts';

/** Nothing is due where the product may say that it does not know. */
export const NOTHING_DUE: Weakest = {
  consult: 'unknown',
  ring: 'unknown',
  queueWait: 'unknown',
  private: 'unknown',
  conference: 'unknown',
  customerHold: 'unknown',
};

/** One consult in which the three never talked together: contact events tell all but the hold, records the hold if desks tell of no swap. */
export const neverJoined = ({ agentEvents, deskLog }: Sources): Weakest => ({
  consult: 'derived',
  ring: 'derived',
  queueWait: 'derived',
  private: 'derived',
  conference: 'unknown',
  customerHold: agentEvents ? 'derived' : deskLog ? 'estimated' : 'unknown',
});

/** One consult that became a conference: nothing but a desk tells the joining to better than a second. */
export const joinedOnce = (sources: Sources): Weakest => {
  const joining = sources.deskLog ? 'measured' : 'estimated';
  return { ...neverJoined(sources), private: joining, conference: joining };
};

/** Several consults by one asker: a record's sum of holds does not tell which of them each belongs to. */
export const oneAfterAnother = (sources: Sources): Weakest => ({
  ...neverJoined(sources),
  customerHold: sources.agentEvents ? 'derived' : 'unknown',
});

/** Several consults that became conferences: without a desk's log, a record's sums tell no joining at all. */
export const joinedOneAfterAnother = (sources: Sources): Weakest => {
  const joining = sources.deskLog ? 'measured' : 'unknown';
  return { ...oneAfterAnother(sources), private: joining, conference: joining };
};

/** A consult in a call that was called back: the asker's contact has one before it, so a record's hold may be another's. */
export const heldInCallback = (sources: Sources): Weakest => ({
  ...neverJoined(sources),
  customerHold: sources.agentEvents ? 'derived' : 'unknown',
});

/** The same, become a conference: a record's talk may be another's, too. */
export const joinedInCallback = (sources: Sources): Weakest => {
  const joining = sources.deskLog ? 'measured' : 'unknown';
  return { ...heldInCallback(sources), private: joining, conference: joining };
};
