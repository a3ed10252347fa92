import type { Act } from '../fold/acts.ts';
import type { ConsultPair } from '../fold/consult-pair.ts';
import { bestOf, earlier, type Instant } from '../fold/instant.ts';
import type { LegTimeline } from '../fold/leg-timeline.ts';
import { namesNoAgent } from '../leg-record.ts';
import { NEVER_ANSWERED } from './reasons.ts';
import { type Truth, truth } from './truth.ts';

export interface Answer {
  readonly answered: Truth | null;
  /** When they answered. */
  readonly at: Instant | null;
  /** They had answered by then; the answer itself may lie earlier. */
  readonly by: Instant | null;
}

/** Verbs that only make sense once somebody answered. */
const OF_ASKER: readonly Act['verb'][] = ['answered', 'they-answered', 'joined'];
const OF_CONSULTED: readonly Act['verb'][] = ['answered', 'joined'];

export interface Logs {
  readonly asker: readonly Act[];
  readonly consulted: readonly Act[];
}

/** Whether and when the invitation was answered. What tells of an answer outweighs what tells of none. */
export function answerOf({ reached }: ConsultPair, logs: Logs): Answer {
  const outside = reached.method === 'EXTERNAL_OUTBOUND';
  const at = outside ? outsideAnsweredAt(reached, logs) : reached.connectedToAgentAt;
  const by = earlier(at, signOfTalk(reached, logs));
  const known = at ?? by;
  if (known) return { answered: truth(true, known.method), at, by };
  if (saysTalked(logs)) return { answered: truth(true, 'measured'), at, by };
  if (talkedByRecord(reached)) return { answered: truth(true, 'estimated'), at, by };
  return { answered: outside ? outsideNotAnswered(reached, logs) : notAnswered(reached, logs), at, by };
}

/** Talk with the customer that a record counts, of an agent too whom it does not name. */
const talkedByRecord = ({ record }: LegTimeline): boolean =>
  (record?.externalInteractionSeconds ?? 0) > 0 || (record?.agentUnread === true && (record.interactionSeconds ?? 0) > 0);

/** ConnectedToSystem of an outside leg may also mean that it was dialled: never when the network says that nobody answered. */
function outsideAnsweredAt(reached: LegTimeline, logs: Logs): Instant | null {
  if (NEVER_ANSWERED.has(reached.reason?.value ?? '')) return null;
  return reached.connectedToSystemAt ?? bestOf({ measured: loggedAt(logs.asker, 'answered') });
}

function signOfTalk(reached: LegTimeline, logs: Logs): Instant | null {
  const seen = reached.states.filter((point) => point.state === 'CONNECTED' || point.state === 'CONNECTED_ONHOLD').map((point) => point.ms);
  return bestOf({ derived: seen, measured: [...loggedAt(logs.asker, ...OF_ASKER), ...loggedAt(logs.consulted, ...OF_CONSULTED)] });
}

const saysTalked = (logs: Logs) =>
  logs.asker.some((act) => OF_ASKER.includes(act.verb)) || logs.consulted.some((act) => OF_CONSULTED.includes(act.verb));

/** Nobody: the end of the leg names no agent, or a desk says that it was refused or given up. */
function notAnswered(reached: LegTimeline, logs: Logs): Truth | null {
  if (gaveUp(logs)) return truth(false, 'measured');
  if (reached.target?.kind === 'agent' && logs.consulted.some((act) => act.verb === 'declined')) return truth(false, 'measured');
  if (reached.agent !== null) return null;
  if (reached.endedWithoutAgent) return truth(false, 'derived');
  return reached.record && namesNoAgent(reached.record) ? truth(false, 'estimated') : null;
}

/** Nothing but a reason of the network tells that an outside number was not answered: silence proves nothing. */
function outsideNotAnswered(reached: LegTimeline, logs: Logs): Truth | null {
  if (reached.reason && NEVER_ANSWERED.has(reached.reason.value)) return truth(false, reached.reason.method);
  return gaveUp(logs) ? truth(false, 'measured') : null;
}

const gaveUp = (logs: Logs) => logs.asker.some((act) => act.verb === 'cancelled');

const loggedAt = (acts: readonly Act[], ...verbs: readonly Act['verb'][]): readonly number[] =>
  acts.flatMap((act) => (verbs.includes(act.verb) && act.at?.method === 'measured' ? [act.at.ms] : []));
