import type { LegFacts } from '../../../domain/fact.ts';
import { fitsContact } from '../../../domain/fits-contact.ts';
import { agentOfAction, FACT_LIMITS } from '../../../domain/fold/within-limits.ts';
import { foldChain } from '../../../domain/fold-chain.ts';
import { type MayLog, mayLog } from '../../../domain/may-log.ts';
import { actionElement } from '../../../domain/parse-agent-action.ts';
import { rootOf } from '../../../domain/root-of.ts';
import { HeavyChainError } from '../../store/errors.ts';
import type { Ledger } from '../../store/ledger.ts';
import { readChainOf } from '../../store/read-chain-of.ts';
import type { PostedAction } from './read-batch.ts';

/** Actions that one agent posted about one contact. */
export interface PostedOnContact {
  /** Undefined for one of which nothing is known. */
  readonly contact: LegFacts | undefined;
  readonly agentArn: string;
  readonly actions: readonly PostedAction[];
  /** Milliseconds since 1970 UTC. */
  readonly nowMs: number;
}

/** What becomes of an action: `too-far` from its contact's time, or one `too-many` of its agent on it. */
export type Judgement = MayLog | 'too-far' | 'too-many';

/**
 * Says of each action whether the agent may log it, in the order of the actions. Mostly the contact's own facts show its agent; its
 * chain is read only where they do not.
 */
export async function judgeContact(posted: PostedOnContact, ledger: Ledger): Promise<readonly Judgement[]> {
  const may = await judgeParty(posted, ledger).catch(tooLarge);
  if (!may) return posted.actions.map(() => 'too-many');
  const { contact, actions, nowMs } = posted;
  if (!contact) return may;
  const [fits, room] = [fitsContact(contact, nowMs), roomFor(posted)];
  return actions.map((action, i) => {
    const allowed = may[i] ?? 'not-known-yet';
    if (allowed !== 'yes') return allowed;
    if (!fits(Date.parse(action.at) + action.skewMs)) return 'too-far';
    return room(action) ? 'yes' : 'too-many';
  });
}

/** A call that nobody folds takes no actions of people who are not known from their contact alone. */
function tooLarge(error: unknown): undefined {
  if (!(error instanceof HeavyChainError)) throw error;
}

/** Whether one more action of the agent is read by the fold; one that was taken before always is. */
function roomFor({ contact, agentArn }: PostedOnContact): (action: PostedAction) => boolean {
  const known = new Set((contact?.sets.act ?? []).filter((element) => agentOfAction(element) === agentArn));
  return (action) => {
    const element = actionElement(action, agentArn);
    if (known.has(element)) return true;
    if (known.size >= FACT_LIMITS.actionsPerAgent) return false;
    known.add(element);
    return true;
  };
}

async function judgeParty({ contact, agentArn, actions }: PostedOnContact, ledger: Ledger): Promise<readonly MayLog[]> {
  if (!contact) return actions.map(() => 'not-known-yet');
  const root = rootOf(contact);
  const judge = (legs: readonly LegFacts[]) => {
    const chain = foldChain(root, legs);
    return actions.map(({ verb }) => mayLog({ verb, agentArn, contact, chain }));
  };
  const alone = judge([contact]);
  return alone.every((may) => may === 'yes') ? alone : judge(await readChainOf(ledger, contact));
}
