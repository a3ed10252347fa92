import type { AgentSnapshot, ContactShape } from '../../connect/agent-port.ts';
import { currentCall, customerLine, finishedCall, isListening, isLive, thirdLines } from '../agent-view.ts';
import type { Act, Deed } from './deed.ts';
import type { AddedLine } from './player.ts';

/** A deed that is possible now, and how likely people are to choose it. */
export interface Chance {
  readonly deed: Deed;
  readonly weight: number;
}

/** What an agent knows when they choose. */
export interface AgentsView {
  readonly login: string;
  readonly snapshot: AgentSnapshot;
  /** Lines they added to this call, newest last. */
  readonly added: readonly AddedLine[];
  /** Whom they can ask in: quick connects and numbers. */
  readonly targets: readonly string[];
  /** Contact ids of legs that nobody has answered yet. */
  readonly unanswered: ReadonlySet<string>;
  /** They use the bare softphone, which keeps no log and forbids less. */
  readonly bare: boolean;
}

/** What an agent may do now: on their desk by the desk's own rules, on the bare softphone whatever it lets them try. */
export function possibleForAgent(view: AgentsView): readonly Chance[] {
  const chance = (does: Act, weight: number, to?: string): Chance => ({
    deed: { who: view.login, does, ...(to !== undefined && { to }), ...(view.bare && { unlogged: true }) },
    weight,
  });
  const call = currentCall(view.snapshot);
  if (!call) return idle(view.snapshot, chance);
  if (isListening(call)) return [chance('leave', 1), chance('barge', 0.5)];
  if (call.state.type !== 'connected') return [chance('accept', 8), chance('decline', 1)];
  return onCall(view, call, chance);
}

type MakeChance = (does: Act, weight: number, to?: string) => Chance;

function idle(snapshot: AgentSnapshot, chance: MakeChance): readonly Chance[] {
  if (finishedCall(snapshot)) return [chance('clear', 2)];
  return snapshot.state.type === 'offline' ? [chance('available', 2)] : [chance('offline', 0.2)];
}

function onCall(view: AgentsView, call: ContactShape, chance: MakeChance): readonly Chance[] {
  const customer = customerLine(call);
  const held = customer?.state.type === 'hold';
  const thirds = thirdLines(call);
  if (!customer || !isLive(customer)) return [chance('hang-up', 3)];
  if (thirds.length === 0) return withCustomer(view, held, chance);
  const waiting = view.added.filter((line) => isUp(thirds, line) && view.unanswered.has(line.contactId));
  // The bare softphone would join, swap and resume here as well. No record tells that from a consult of the usual kind.
  if (waiting.length > 0 || view.unanswered.size > 0) return reaching(waiting, chance);
  return view.bare ? anything(view, thirds, chance) : together(view, call, chance);
}

/** Nobody but the customer to be seen: one was asked in before, or will be; or this agent was asked in themselves. */
function withCustomer({ added, targets }: AgentsView, held: boolean, chance: MakeChance): readonly Chance[] {
  const last = added.at(-1)?.to;
  const back = held
    ? [last === undefined ? chance('resume', 3, 'customer') : chance('return', 4, last)]
    : [chance('hold', 0.4, 'customer')];
  return [...back, ...targets.map((to) => chance('consult', 4 / targets.length, to)), chance('hang-up', 0.3), chance('leave', 0.3)];
}

function reaching(waiting: readonly AddedLine[], chance: MakeChance): readonly Chance[] {
  const cold = waiting.some(({ to }) => !to.startsWith('+')) ? [chance('leave', 0.5)] : [];
  return [...waiting.map(({ to }) => chance('cancel', 0.6, to)), ...cold];
}

function together({ added, targets }: AgentsView, call: ContactShape, chance: MakeChance): readonly Chance[] {
  const thirds = thirdLines(call);
  const lines = [customerLine(call), ...thirds].filter((line) => line !== undefined);
  const own = added.filter((line) => isUp(thirds, line));
  const oneOfTheirs = thirds.length === 1 && own.length === 1;
  const joined = lines.every(({ state }) => state.type === 'connected');
  const customerHeld = customerLine(call)?.state.type === 'hold';
  return [
    ...(joined ? targets.map((to) => chance('consult', 2 / targets.length, to)) : [chance('conference', 3)]),
    ...(oneOfTheirs && !joined ? [chance('swap', 1)] : []),
    ...(oneOfTheirs && customerHeld ? own.map(({ to }) => chance('return', 2, to)) : []),
    ...own.flatMap(({ to }) => [chance('drop', 0.5, to), ...(joined ? [chance('hold', 0.3, to)] : [])]),
    ...(joined ? [chance('hold', 0.3, 'customer')] : []),
    chance('leave', 2),
    chance('end-for-all', 0.2),
  ];
}

function anything({ added, targets }: AgentsView, thirds: ReturnType<typeof thirdLines>, chance: MakeChance): readonly Chance[] {
  const own = added.filter((line) => isUp(thirds, line));
  return [
    ...targets.map((to) => chance('consult', 1 / targets.length, to)),
    ...own.flatMap(({ to }) => [chance('drop', 0.5, to), chance('hold', 0.3, to), chance('resume', 0.3, to)]),
    chance('swap', 1),
    chance('conference', 1.5),
    chance('hold', 0.4, 'customer'),
    chance('resume', 0.4, 'customer'),
    chance('leave', 1),
  ];
}

const isUp = (thirds: ReturnType<typeof thirdLines>, { connectionId }: AddedLine): boolean =>
  thirds.some((line) => line.connectionId === connectionId);
