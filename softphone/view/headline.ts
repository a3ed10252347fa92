import { overdueTarget } from '../call/answer-late.ts';
import { type CallState, picture as draw } from '../call/call-state.ts';
import { fateOf } from '../call/fate.ts';
import type { CallMemory } from '../call/memory.ts';
import { isSelfHeld } from '../call/parties.ts';
import type { Phase } from '../call/phase.ts';
import type { Picture, Third } from '../call/picture.ts';
import type { AgentSeen, CallSeen, CameBack } from '../call/snapshot.ts';
import { reachedOf } from '../call/third.ts';
import { calledBeside, customerGone, heardIn, heldIn, heldNames, namesOf, newsOf, sentences } from './company.ts';
import { customerName, goneSentence, thirdName } from './party-words.ts';
import { stateWords } from './state-words.ts';
import { texts } from './texts.ts';

const { headline } = texts;

/** The state of the desk in one sentence or two: shown above all, and spoken once when it changes. Holds no running time. */
export function headlineOf(state: CallState, now: number): string {
  const drawn = draw(state);
  if (drawn)
    return isHeldByAnother(drawn) ? headline.selfHeld : sentences(newsOf(drawn), SENTENCES[drawn.phase](drawn, now), calledBeside(drawn));
  if (state.agent) return idle(state.agent);
  return state.links.phone.state === 'down' ? headline.notOpen : headline.opening;
}

function idle(agent: AgentSeen): string {
  if (agent.stateType === 'routable') return headline.ready;
  const words = stateWords(agent);
  return agent.stateType === 'system' || agent.stateType === 'error' ? headline.between(words) : headline.notReady(words);
}

/** Whoever sees one line of a three-party call is held by another agent when the customer is not. */
const isHeldByAnother = (drawn: Picture): boolean =>
  drawn.phase !== 'wrap-up' &&
  (isSelfHeld(drawn) || (seesOneLine(drawn.call, drawn.memory) && drawn.self?.state === 'hold' && drawn.customer?.state === 'connected'));

const name = (third: Third | null): string => (third ? thirdName(third) : texts.colleague);

const SENTENCES: Readonly<Record<Phase, (drawn: Picture, now: number) => string>> = {
  ringing,
  calling: ({ call, customer }) => (call.callback ? headline.callingBack : headline.calling)(customerName(customer)),
  talking,
  held: ({ call, memory }) => (seesOneLine(call, memory) ? headline.heldAskedIn(askerOf(memory)) : headline.held),
  reaching,
  private: (drawn) => headline.private(heardIn(drawn), heldIn(drawn)),
  swapped: (drawn) => headline.swapped(heldNames(drawn)),
  conference: (drawn) => headline.conference(heardIn(drawn), heldNames(drawn)),
  'all-held': () => headline.allHeld,
  'customer-gone': customerGone,
  'target-gone': ({ gone }) => headline.targetGone(gone ? goneSentence(gone) : ''),
  'handing-over': ({ thirds }) => headline.handingOver(namesOf(thirds)),
  'wrap-up': wrapUp,
  listening: () => headline.listening,
};

function ringing({ call, customer, memory }: Picture): string {
  if (call.askedIn) return headline.ringingAskedIn(memory.askedBy?.name ?? texts.aColleague);
  const from = customerName(customer);
  if (call.callback) return headline.callbackOffered(from);
  if (call.cameBack) return headline.ringingBack[call.cameBack.to](from, whoDidNotAnswer(call.cameBack));
  return call.askedIn === null ? headline.ringingUnclear(call.queueName) : headline.ringing(from);
}

const whoDidNotAnswer = ({ asked }: CameBack): string => asked ?? texts.yourColleague;

/** In a three-party call the agent who was asked in sees one line, whoever is on it, until whoever asked has left. */
const seesOneLine = ({ askedIn, multiParty }: CallSeen, { askedBy }: CallMemory): boolean =>
  askedIn === true && !multiParty && askedBy?.hasLeft !== true;

const askerOf = ({ askedBy }: CallMemory): string => askedBy?.name ?? texts.yourColleague;

function talking({ call, gone, memory }: Picture): string {
  if (seesOneLine(call, memory)) return headline.talkingAskedIn(askerOf(memory));
  if (gone) return headline.talkingAfter(goneSentence(gone));
  if (call.askedIn && memory.askedBy?.name && !call.multiParty) return headline.talkingAfter(texts.gone.left(memory.askedBy.name));
  if (call.cameBack) return headline.talkingBack(whoDidNotAnswer(call.cameBack));
  // The one line of a three-party call may be the customer's, or stand for a colleague and the customer.
  return call.askedIn === null && !call.multiParty ? headline.talkingUnclear : headline.talking;
}

function reaching(drawn: Picture, now: number): string {
  const { focus, thirds, customer } = drawn;
  const overdue = overdueTarget(drawn, now);
  if (overdue) return headline.overdue(name(overdue));
  const reached = reachedOf(thirds)[0] ?? focus;
  const waits = customer?.state === 'hold' ? headline.customerWaits : headline.customerHears;
  return `${reachSentence(reached)} ${waits}`;
}

function reachSentence(reached: Third | null): string {
  if (reached?.reach === 'calling') return headline.dialling(name(reached));
  const { queued = false, place = null } = reached?.known.leg ?? {};
  if (!queued) return headline.ringingAt(name(reached));
  return place ? headline.queuedAs(name(reached), place.position) : headline.queuedAt(name(reached));
}

function wrapUp(drawn: Picture): string {
  const fate = fateOf(drawn);
  const who = 'who' in fate ? namesOf(fate.who) : [];
  const { talked, owesDisposition } = drawn.memory;
  return `${texts.fate[fate.what](who)} ${talked && owesDisposition ? texts.disposeNext : texts.clearNext}`;
}
