import { parseWaiting } from '../../../../domain/come-back/parse-waiting.ts';
import { type SeenLeg, seenInLedger } from '../../../../domain/come-back/seen-leg.ts';
import { openFlowPayload } from '../../../../domain/door/flow-payload.ts';
import { object } from '../../../../domain/door/values.ts';
import type { LegFacts } from '../../../../domain/fact.ts';
import { foldChain } from '../../../../domain/fold-chain.ts';
import type { Names } from '../../../../domain/names.ts';
import { whisperWords } from '../../../../domain/whisper/whisper-words.ts';
import type { Log } from '../../../runtime/log.ts';

/** What the whisper flow gets: a STRING_MAP, because flows know no other values than texts. */
export interface WhisperAnswer {
  readonly whispers: 'yes' | 'no';
  readonly words: string;
}

/** Where the answer is read. */
export interface WhisperSight {
  readonly instanceArn: string;
  /** Whether the note's reason is said. */
  readonly saysReason: boolean;
  readonly log: Log;
  readChain(root: string): Promise<readonly LegFacts[]>;
  /** What the instance itself says of one contact. */
  describe(contactId: string): Promise<SeenLeg>;
  names(): Promise<Names>;
  /** The reason in the note of a call; empty when there is none. */
  reason(root: string): Promise<string>;
}

const NOTHING: WhisperAnswer = { whispers: 'no', words: '' };

/**
 * Says who asks, and why, to the agent who has accepted. Only while the asker is on the line: once they have left the customer is at the other end,
 * and no page says for certain who hears which whisper.
 * @throws what the SDK throws; the flow then connects without a word
 */
export async function sayWhoAsks(event: unknown, sight: WhisperSight): Promise<WhisperAnswer> {
  const parsed = parseWaiting(event, { instanceArn: sight.instanceArn });
  if (!parsed.ok) {
    sight.log.warn('A leg could not be read: nothing is whispered.', { ...parsed.rejection });
    return NOTHING;
  }
  const { root, parent } = parsed.leg;
  if (parent === null) return NOTHING;
  const [facts, described] = await Promise.all([sight.readChain(root), sight.describe(parent)]);
  const asker = askerOf(parent, root, facts);
  const agent = asker?.agent ?? described.agent;
  if (agent === null || described.leftAt !== null || (asker && asker.leftAt !== null)) return NOTHING;
  const [{ agents }, reason] = await Promise.all([sight.names(), sight.saysReason ? sight.reason(root) : '']);
  const name = agents.find(({ id }) => id === agent)?.name ?? null;
  const words = whisperWords({ opening: openingOf(event), asker: name, reason });
  return words === null ? NOTHING : { whispers: 'yes', words };
}

/** The asker's leg as the ledger has it; undefined where it does not know it. */
function askerOf(parent: string, root: string, facts: readonly LegFacts[]): SeenLeg | undefined {
  const leg = foldChain(root, facts).legs.find(({ contactId }) => contactId === parent);
  return leg && seenInLedger(leg);
}

/** The words before the name, which the flow hands over in the language of the config (LambdaInvocationAttributes); empty when it does not. */
function openingOf(event: unknown): string {
  const opened = openFlowPayload(event);
  const parameters = opened.ok ? object.safeParse(opened.payload.details.Parameters) : undefined;
  const words = parameters?.success ? parameters.data.words : undefined;
  return typeof words === 'string' ? words : '';
}
