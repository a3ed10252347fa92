import { NO_ANSWER_MS } from './answer-late.ts';
import type { Lane } from './command.ts';
import type { Endings } from './command-outcome.ts';
import type { Link, LinkName } from './link.ts';
import type { CallMemory } from './memory.ts';
import type { Pending } from './pending.ts';
import { type Picture, pictureOf } from './picture.ts';
import type { Problem } from './problem.ts';
import type { AgentSeen, CallSeen } from './snapshot.ts';

/** All the desk knows. Only `call` and `agent` say how things are, and they come from snapshots alone. */
export interface CallState {
  readonly links: Readonly<Record<LinkName, Link>>;
  readonly agent: AgentSeen | null;
  readonly skewMs: number;
  /** The call on stage. */
  readonly call: CallSeen | null;
  /** Calls beside it, which the phone itself handles. */
  readonly others: number;
  /** Present exactly when `call` is. */
  readonly memory: CallMemory | null;
  readonly pending: Readonly<Partial<Record<Lane, Pending>>>;
  /** How those before them ended. */
  readonly endings: Endings;
  /** The last command that did not go through, until the next one or a change of the call. */
  readonly problem: Problem | null;
  /** After how long without an answer going back to the customer is offered. */
  readonly noAnswerMs: number;
  /** Numbers the wishes, so that a late answer is not taken for that of a newer one. */
  readonly wishes: number;
}

export const newState = (now: number, noAnswerMs = NO_ANSWER_MS): CallState => ({
  links: { phone: { state: 'connecting', since: now, why: null }, ledger: { state: 'connecting', since: now, why: null } },
  agent: null,
  skewMs: 0,
  call: null,
  others: 0,
  memory: null,
  pending: {},
  endings: {},
  problem: null,
  noAnswerMs,
  wishes: 0,
});

/** The call on stage as rules and page read it; null without one. */
export function picture({ call, memory, pending, noAnswerMs, links }: CallState): Picture | null {
  const isTold = links.ledger.state !== 'down';
  return call && memory ? pictureOf(call, memory, { leaving: isLeaving(pending.call), noAnswerMs, isTold }) : null;
}

/** The agent's own line is being ended so that others stay together. */
const isLeaving = (pending: Pending | undefined): boolean =>
  pending?.steps[pending.index]?.do === 'leave' &&
  pending.stage !== 'due' &&
  (pending.command.name === 'Transfer' || pending.command.name === 'Leave');
