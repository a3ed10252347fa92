import type { CallState } from '../call/call-state.ts';
import { texts } from './texts.ts';

/** Whom the desk can name in the tree of legs: those the ledger names and the agent by ARN, those asked from here by their leg's contact id. */
export function treeNames({ agent, memory }: CallState, known: Readonly<Record<string, string>> = {}): ReadonlyMap<string, string> {
  const asked = Object.values(memory?.thirds ?? {}).flatMap(({ target, leg }): [string, string][] =>
    leg && target?.name ? [[leg.contactId, target.name]] : [],
  );
  return new Map([...Object.entries(known), ...asked, ...(agent ? [[agent.arn, texts.agentHere(agent.name)] as const] : [])]);
}
