import type { Parsed } from '../../../domain/parsed.ts';
import { sendPoison } from '../../runtime/poison.ts';
import type { Poison } from '../../runtime/poison-body.ts';
import type { Intake } from './open-intake.ts';
import { takeFact } from './take-fact.ts';

/** A message as it was delivered, what the parser reads of it, and when it is read (ISO 8601). */
export interface Message extends Pick<Poison, 'ids' | 'body' | 'encoding'> {
  readonly content: unknown;
  readonly now: string;
}

/** One of the parsers at the door. */
export type Parse = (content: unknown, door: { readonly instanceArn: string }) => Parsed;

/**
 * Takes one message in: its facts are written, or it is kept in the poison queue with its reason. Answers whether it was recorded.
 * @throws when it could be neither written nor kept: the message must then be delivered again
 */
export async function takeMessage(message: Message, parse: Parse, intake: Intake): Promise<boolean> {
  const parsed = parse(message.content, { instanceArn: intake.instanceArn });
  if (!parsed.ok) return keep(message, parsed.rejection, intake);
  if (parsed.ignored.length > 0) intake.log.info('Parts of a message were passed over.', { ids: message.ids, ignored: parsed.ignored });
  const results = await Promise.all(parsed.facts.map((fact) => takeFact(fact, message.now, intake)));
  if (results.includes('unwritable')) return keep(message, UNWRITABLE, intake);
  return results.some((result) => result === 'written' || result === 'older');
}

const UNWRITABLE = { code: 'unwritable', message: 'the ledger refuses the fact for good' };

async function keep({ ids, body, encoding }: Message, reason: Poison['reason'], intake: Intake): Promise<false> {
  await sendPoison(intake.poison, { source: intake.source, reason, ids, body, encoding }, intake);
  return false;
}
