import { FACT_LIMITS } from '../../../domain/fold/within-limits.ts';
import { parseAgentAction } from '../../../domain/parse-agent-action.ts';
import { type FactIntake, takeFact } from '../intake/take-fact.ts';
import type { Judgement } from './judge-contact.ts';
import type { PostedAction } from './read-batch.ts';

/** What became of an action. `retry`: who is on the contact is not known yet, the desk sends it again. */
export type Answer = { readonly actionId: string } & (
  | { readonly became: 'accepted' | 'retry' }
  | { readonly became: 'rejected'; readonly code: string; readonly message: string }
);

/** An action that was judged, with its agent and the time of the request (milliseconds since 1970 UTC). */
export interface JudgedAction {
  readonly action: PostedAction;
  readonly agentArn: string;
  readonly may: Judgement;
  readonly nowMs: number;
}

/** Sources are hours late at worst (streams give up after 6 hours, redrives take days); who is not known by then never will be. */
const KNOWN_WITHIN_MS = 7 * 24 * 3_600_000;

/**
 * Writes an action that may be logged as one fact. The same action again is the same fact.
 * @throws what the SDK throws when its tries are used up: the desk sends the batch again
 */
export async function takeAction({ action, agentArn, may, nowMs }: JudgedAction, shelf: FactIntake): Promise<Answer> {
  const { actionId } = action;
  if (may === 'no') return refused(actionId, 'not-a-party', 'Only the agents of a contact may log what they did on it.');
  if (may === 'too-far') return refused(actionId, ...TOO_FAR);
  if (may === 'too-many') return refused(actionId, ...TOO_MANY);
  if (may === 'not-known-yet') return isTooLate(action, nowMs) ? refused(actionId, ...NEVER_KNOWN) : { actionId, became: 'retry' };
  const parsed = parseAgentAction(action, agentArn);
  if (!parsed.ok) return refused(actionId, parsed.rejection.code, parsed.rejection.message);
  const results = await Promise.all(parsed.facts.map((fact) => takeFact(fact, new Date(nowMs).toISOString(), shelf)));
  if (results.includes('erased')) return refused(actionId, 'erased', 'The contact was erased.');
  if (results.includes('unwritable')) return refused(actionId, 'unwritable', 'The contact can take no more actions.');
  return { actionId, became: 'accepted' };
}

const NEVER_KNOWN = ['unknown-contact', 'Nothing has shown you on this contact for a week.'] as const;

/** The code of an action whose instant does not fit its contact. */
export const NOT_AT_THAT_TIME = 'not-at-that-time';

const TOO_FAR = [
  NOT_AT_THAT_TIME,
  'The action lies more than five minutes outside of its contact. Check the clock of this computer.',
] as const;

const TOO_MANY = ['too-many-actions', `A contact takes at most ${FACT_LIMITS.actionsPerAgent} actions of one agent.`] as const;

const isTooLate = ({ at, skewMs }: PostedAction, nowMs: number) => Date.parse(at) + skewMs < nowMs - KNOWN_WITHIN_MS;

const refused = (actionId: string, code: string, message: string): Answer => ({ actionId, became: 'rejected', code, message });
