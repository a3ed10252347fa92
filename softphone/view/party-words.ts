import { goneWhy } from '../call/fate.ts';
import { nameOf, type Third } from '../call/picture.ts';
import type { CallSeen, Line } from '../call/snapshot.ts';
import { showNumber } from '../directory/phone-number.ts';
import { formatSpan } from './format-span.ts';
import { texts } from './texts.ts';

/** What a third party is called: the name dialled, of a team with who of it answered, else the number, else what they are. */
export function thirdName(third: Third): string {
  const { line, known } = third;
  const name = nameOf(third);
  if (name !== null) return known.target?.kind === 'queue' && known.answeredBy ? texts.ofTeam(name, known.answeredBy) : name;
  if (line.number !== null) return showNumber(line.number);
  return known.target?.kind === 'queue' ? texts.team : texts.colleague;
}

export const customerName = (line: Line | null): string => (line?.number ? showNumber(line.number) : texts.customer);

/** The look of a line: its colour and its shape say the same. */
export type Look = 'talking' | 'held' | 'reaching' | 'gone';

export function lineLook(line: Line): Look {
  if (line.state === 'disconnected') return 'gone';
  if (line.state === 'connecting') return 'reaching';
  return line.state === 'hold' ? 'held' : 'talking';
}

/** Somebody not known to have answered is reached, whatever the phone shows. */
export const thirdLook = ({ line, reach }: Third): Look =>
  reach === 'there' ? lineLook(line) : line.state === 'disconnected' ? 'gone' : 'reaching';

export function thirdState(third: Third): string {
  const { line, known, reach } = third;
  if (line.state === 'disconnected') return texts.goneWords[goneWhy(third)];
  if (reach === 'calling') return texts.states.calling;
  if (reach === 'waiting') return known.leg?.queued ? texts.states.queued : texts.states.ringing;
  return line.state === 'hold' ? texts.states.onHold : texts.states.talking;
}

/** Where in a queue somebody is waited for, and how long Connect expects that to take; empty while nothing tells. */
export function placeWords({ known: { leg }, reach }: Third): string {
  if (reach !== 'waiting' || !leg?.queued || !leg.place) return '';
  const { position, estimatedWaitMs } = leg.place;
  return texts.placeInLine(position, estimatedWaitMs === null ? null : formatSpan(estimatedWaitMs));
}

export function lineState(line: Line): string {
  if (line.state === 'hold') return texts.states.onHold;
  if (line.state === 'connecting') return texts.states.calling;
  return line.state === 'disconnected' ? texts.states.gone : texts.states.talking;
}

/** The sentence of why somebody is no longer there. */
export const goneSentence = (third: Third): string => texts.gone[goneWhy(third)](thirdName(third));

/**
 * Since when a line is as it is for this agent, who talks with nobody before their own call began or before the other side answered: a line
 * counts as connected while it still rings. Who waits has waited all the while.
 */
export const sinceFor = (line: Line, call: CallSeen, answeredAt: number | null = null): number =>
  line.state === 'connected' && call.phase === 'connected' ? Math.max(line.since, call.since, answeredAt ?? 0) : line.since;
