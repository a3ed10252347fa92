import type { Fact } from '../../domain/fact.ts';
import { olderThanRetention } from '../../domain/older-than-retention.ts';
import type { Parsed } from '../../domain/parsed.ts';
import { METRICS } from '../runtime/env.ts';
import { type Poison, sendPoison } from '../runtime/poison.ts';
import { putFact } from '../store/put-fact.ts';
import type { Intake } from './open-intake.ts';

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

async function takeFact(fact: Fact, now: string, { ledger, retentionMonths, log, metrics }: Intake) {
  if (olderThanRetention(fact, now, retentionMonths)) {
    metrics.count(METRICS.factsTooOld);
    log.info('A fact is older than retention and was turned away.', { contactId: fact.contactId });
    return 'too-old';
  }
  const result = await putFact(ledger, fact);
  if (result === 'written') metrics.count(METRICS.factsWritten);
  if (result === 'older') metrics.count(METRICS.recordsOlder);
  return result;
}

async function keep({ ids, body, encoding }: Message, reason: Poison['reason'], intake: Intake): Promise<false> {
  await sendPoison(intake.poison, { source: intake.source, reason, ids, body, encoding }, intake);
  return false;
}
