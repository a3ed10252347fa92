import type { Refusal } from '../../contract/schemas/outside-check.ts';
import type { CallState } from './call-state.ts';
import { picture } from './call-state.ts';
import type { Command } from './command.ts';
import { availabilityOf } from './commands-for.ts';
import type { LegNews } from './leg-signal.ts';
import type { LinkName, LinkTrouble } from './link.ts';
import { type CallMemory, newMemory, rememberLines } from './memory.ts';
import { noteWish } from './note-wish.ts';
import { advance, begin, expire, markAccepted, markRefused, markSent } from './pending.ts';
import type { PhoneErrorCode } from './phone.ts';
import type { CallSeen, PhoneSnapshot } from './snapshot.ts';
import { onStage } from './stage.ts';
import { stepsFor } from './steps-for.ts';
import { takeNews } from './take-news.ts';

/** All that can happen to the desk. */
export type CallEvent =
  | { readonly type: 'snapshot'; readonly snapshot: PhoneSnapshot }
  | { readonly type: 'legs'; readonly news: LegNews }
  | { readonly type: 'press'; readonly command: Command }
  /** The policy of outside numbers refuses it. */
  | { readonly type: 'forbidden'; readonly command: Command; readonly why: Refusal; readonly rule: string | null }
  | { readonly type: 'sent' | 'accepted'; readonly wish: number }
  | { readonly type: 'refused'; readonly wish: number; readonly code: PhoneErrorCode }
  | { readonly type: 'tick' }
  /** `trouble` is null when the link is up. */
  | { readonly type: 'link'; readonly link: LinkName; readonly trouble: LinkTrouble | null }
  /** What was remembered of this call before the page was loaded anew. */
  | { readonly type: 'recall'; readonly memory: CallMemory }
  /** Whether what the call was about must be said before it is cleared. */
  | { readonly type: 'owes-disposition'; readonly contactId: string; readonly owes: boolean }
  | { readonly type: 'dismiss' };

/** The next state of the desk; `now` in milliseconds of the browser's clock. Only snapshots change what is shown as true. */
export function reduce(state: CallState, event: CallEvent, now: number): CallState {
  switch (event.type) {
    case 'snapshot':
      return advance(takeSnapshot(state, event.snapshot, now), now);
    case 'legs':
      return advance(takeLegs(state, event.news), now);
    case 'press':
      return press(state, event.command, now);
    case 'forbidden':
      return { ...state, problem: { command: event.command, cause: { kind: 'forbidden', why: event.why, rule: event.rule } } };
    case 'sent':
      return markSent(state, event.wish);
    case 'accepted':
      return markAccepted(state, event.wish, now);
    case 'refused':
      return markRefused(state, event.wish, event.code);
    case 'tick':
      return expire(state, now);
    case 'link':
      return takeLink(state, event.link, event.trouble, now);
    case 'recall':
      return state.memory?.contactId === event.memory.contactId ? { ...state, memory: recalled(state.memory, event.memory) } : state;
    case 'owes-disposition':
      return takeOwing(state, event.contactId, event.owes);
    case 'dismiss':
      return { ...state, problem: null };
  }
}

function takeSnapshot(state: CallState, snapshot: PhoneSnapshot, now: number): CallState {
  const call = onStage(snapshot.calls, state.call?.contactId ?? null);
  const memory = call ? rememberCall(state, call, now) : null;
  const next = { ...state, agent: snapshot.agent, skewMs: snapshot.skewMs, call, memory, others: snapshot.calls.length - (call ? 1 : 0) };
  return { ...next, problem: samePhase(state, next) ? state.problem : null };
}

function rememberCall(state: CallState, call: CallSeen, now: number): CallMemory {
  // One contact may ring twice, for a team above all: what was done the first time says nothing of the second.
  const ringsAgain = state.call?.phase === 'failed' && (call.phase === 'incoming' || call.phase === 'connecting');
  const known = state.memory?.contactId === call.contactId && !ringsAgain ? state.memory : null;
  return rememberLines(known ?? newMemory(call.contactId), call, now, known === null);
}

/** A problem is news until the call has moved on. */
const samePhase = (before: CallState, after: CallState): boolean =>
  before.call?.contactId === after.call?.contactId && picture(before)?.phase === picture(after)?.phase;

const takeLegs = (state: CallState, news: LegNews): CallState =>
  state.memory && state.memory.contactId === news.contactId ? { ...state, memory: takeNews(state.memory, news, state.skewMs) } : state;

function takeLink(state: CallState, name: LinkName, trouble: LinkTrouble | null, now: number): CallState {
  const before = state.links[name];
  const wanted = trouble === null ? 'up' : 'down';
  if (before.state === wanted && before.why === trouble) return state;
  const since = before.state === wanted ? before.since : now;
  return { ...state, links: { ...state.links, [name]: { state: wanted, since, why: trouble } } };
}

const takeOwing = (state: CallState, contactId: string, owes: boolean): CallState =>
  state.memory?.contactId === contactId && state.memory.owesDisposition !== owes
    ? { ...state, memory: { ...state.memory, owesDisposition: owes } }
    : state;

/** What the lines prove now outweighs what was remembered. */
const recalled = (now: CallMemory, before: CallMemory): CallMemory => ({ ...before, thirds: { ...now.thirds, ...before.thirds } });

function press(state: CallState, command: Command, now: number): CallState {
  const availability = availabilityOf(state, command, now);
  if (!availability.can) return { ...state, problem: { command, cause: { kind: 'not-now', why: availability.why } } };
  const drawn = picture(state);
  if (!drawn || availability.asks) return state;
  const steps = stepsFor(command, drawn);
  return begin({ ...state, memory: noteWish(drawn, command, now) }, command, steps, now);
}
