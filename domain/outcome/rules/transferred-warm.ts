import { order, precedes } from '../../fold/instant.ts';
import { customerGoneFirst, isCustomerFollowed } from '../customer-gone-by.ts';
import type { Evidence } from '../evidence.ts';
import { talkSeconds } from '../joined-before.ts';
import { decided, type Rule } from '../rule.ts';

/** Without a word to the customer in this time, there was no customer. */
const SILENT_MS = 5000;

/** The asker left while the consulted party and the customer stayed. */
export const transferredWarm: Rule = (evidence) => {
  const { answer, askerLeftAt: left, consultedLeftAt: gone } = evidence;
  if (!left || !gone || !answer.by || !precedes(answer.by, left) || !isCustomerFollowed(evidence)) return null;
  if (order(left, gone) !== 'before' || customerGoneFirst(evidence) !== false || nobodyToTalkTo(evidence)) return null;
  return decided('transferred-warm', answer.by, left, gone);
};

function nobodyToTalkTo(evidence: Evidence): boolean {
  const { askerLeftAt: left, consultedLeftAt: gone, pair } = evidence;
  const aloneMs = left && gone ? gone.ms - left.ms : 0;
  const held = pair.reached.record?.agentInitiatedHoldSeconds ?? 0;
  return aloneMs > SILENT_MS && talkSeconds(evidence) === 0 && held === 0;
}
