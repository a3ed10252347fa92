import type { LegFacts } from '../../domain/fact.ts';
import { foldChain } from '../../domain/fold-chain.ts';
import { type MayLog, mayLog } from '../../domain/may-log.ts';
import { rootOf } from '../../domain/root-of.ts';
import type { Ledger } from '../store/ledger.ts';
import { readChainOf } from '../store/read-chain-of.ts';
import type { PostedAction } from './read-batch.ts';

/** Actions that one agent posted about one contact. */
export interface PostedOnContact {
  /** Undefined for one of which nothing is known. */
  readonly contact: LegFacts | undefined;
  readonly agentArn: string;
  readonly actions: readonly PostedAction[];
}

/**
 * Says of each action whether the agent may log it, in the order of the actions. Mostly the contact's own facts show its agent; its
 * chain is read only where they do not.
 */
export async function judgeContact({ contact, agentArn, actions }: PostedOnContact, ledger: Ledger): Promise<readonly MayLog[]> {
  if (!contact) return actions.map(() => 'not-known-yet');
  const root = rootOf(contact);
  const judge = (legs: readonly LegFacts[]) => {
    const chain = foldChain(root, legs);
    return actions.map(({ verb }) => mayLog({ verb, agentArn, contact, chain }));
  };
  const alone = judge([contact]);
  return alone.every((may) => may === 'yes') ? alone : judge(await readChainOf(ledger, contact));
}
