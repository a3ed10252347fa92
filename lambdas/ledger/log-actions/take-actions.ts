import { METRICS } from '../../../contract/metrics.ts';
import { PROBLEM, type RouteAnswer } from '../../runtime/api.ts';
import { type AgentDirectory, agentOfLogin } from '../../store/agent-of-login.ts';
import { readLegs } from '../../store/read-legs.ts';
import type { FactIntake } from '../intake/take-fact.ts';
import { judgeContact } from './judge-contact.ts';
import { readBatch } from './read-batch.ts';
import { type Answer, NOT_AT_THAT_TIME, takeAction } from './take-action.ts';

/** A request that posts entries of a desk's log. */
export interface ActionsRequest {
  readonly body: string | undefined;
  /** The Connect login in the token; null when it names none. */
  readonly login: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly nowMs: number;
}

/** Where actions go, and who a login is. */
export interface ActionShelf extends FactIntake {
  readonly directory: AgentDirectory;
}

/**
 * Takes a batch of actions in, each by itself: what may be logged becomes a fact under the agent of the token (`docs/api.md`).
 * @throws what the SDK throws; the whole batch may be sent again
 */
export async function takeActions({ body, login, nowMs }: ActionsRequest, shelf: ActionShelf): Promise<RouteAnswer<'log-actions'>> {
  if (login === null) return PROBLEM.noLogin;
  const batch = readBatch(body);
  if (!batch.ok) return PROBLEM.badField(batch.field, batch.message);
  const agentArn = await agentOfLogin(shelf.directory, login, nowMs);
  if (agentArn === null) return PROBLEM.noUser;
  const byContact = Map.groupBy(batch.actions, ({ contactId }) => contactId);
  const known = new Map((await readLegs(shelf.ledger, byContact.keys())).map(({ facts }) => [facts.contactId, facts]));
  const taken = [...byContact].map(async ([contactId, actions]) => {
    const judged = await judgeContact({ contact: known.get(contactId), agentArn, actions, nowMs }, shelf.ledger);
    const takes = actions.map((action, i) => takeAction({ action, agentArn, may: judged[i] ?? 'not-known-yet', nowMs }, shelf));
    return Promise.all(takes);
  });
  return answerOf((await Promise.all(taken)).flat(), shelf);
}

function answerOf(answers: readonly Answer[], { metrics }: FactIntake): RouteAnswer<'log-actions'> {
  const idsOf = (became: Answer['became']) => [...new Set(answers.filter((one) => one.became === became).map(({ actionId }) => actionId))];
  const rejected = answers.flatMap((one) =>
    one.became === 'rejected' ? [{ actionId: one.actionId, code: one.code, message: one.message }] : [],
  );
  const retry = idsOf('retry');
  metrics.count(METRICS.actionsToRetry, retry.length);
  metrics.count(METRICS.actionsRejected, rejected.length);
  metrics.count(METRICS.actionsTooFar, rejected.filter(({ code }) => code === NOT_AT_THAT_TIME).length);
  return { status: 200, body: { accepted: idsOf('accepted'), retry, rejected } };
}
