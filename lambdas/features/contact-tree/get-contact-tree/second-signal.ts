import { METRICS } from '../../../../contract/metrics.ts';
import { applyFact } from '../../../../domain/apply-fact.ts';
import type { Fact } from '../../../../domain/fact.ts';
import { foldChain } from '../../../../domain/fold-chain.ts';
import { legInDoubt } from '../../../../domain/leg-in-doubt.ts';
import type { FoundCall } from '../../../api/find-call.ts';
import type { BatchReport } from '../../../runtime/process-batch.ts';
import { describeContact, type Instance } from '../../../store/describe-contact.ts';
import { type Turns, takeTurn } from '../../../store/turns.ts';
import { answerFact } from './answer-fact.ts';

/** The instance, asked in turn with every other process; one per process. */
export interface SecondSignal extends BatchReport {
  readonly instance: Instance;
  readonly turns: Turns;
  /** Answers the instance told of, by contact; filled and read here. */
  readonly answers: Map<string, Fact>;
}

/** Answers remembered: those of an hour in the largest centre, of which nearly all are told by events before anybody asks. */
const REMEMBERED = 1_000;

/**
 * A call with what the instance says of the leg whose answer nothing told yet: asked once at most, and only if it is this request's turn. The
 * call stays as the ledger has it where the instance is not asked or does not answer.
 * @param nowMs milliseconds since 1970 UTC
 */
export async function withSecondSignal(call: FoundCall, nowMs: number, signal: SecondSignal): Promise<FoundCall> {
  const known = withFacts(
    call,
    call.legs.flatMap(({ contactId }) => signal.answers.get(contactId) ?? []),
  );
  const inDoubt = legInDoubt(known, nowMs);
  const answer = inDoubt === undefined ? undefined : await ask({ contactId: inDoubt, root: call.rootContactId, nowMs }, signal);
  return withFacts(known, answer ? [answer] : []);
}

/** The call as it would be if these facts had come; a newer and finer one that has come goes first. */
function withFacts(call: FoundCall, told: readonly Fact[]): FoundCall {
  if (told.length === 0) return call;
  const facts = call.facts.map((leg) => told.filter(({ contactId }) => contactId === leg.contactId).reduce(applyFact, leg));
  return { ...call, ...foldChain(call.rootContactId, facts), facts };
}

interface Asked {
  readonly contactId: string;
  readonly root: string;
  readonly nowMs: number;
}

async function ask({ contactId, root, nowMs }: Asked, { instance, turns, answers, log, metrics }: SecondSignal): Promise<Fact | undefined> {
  try {
    if (!(await takeTurn(turns, nowMs, root))) return undefined;
    metrics.count(METRICS.answersAsked);
    const answer = answerFact(contactId, await describeContact(instance, contactId), instance.instanceArn);
    if (answer) remember(answer, answers);
    return answer;
  } catch (error) {
    metrics.count(METRICS.answersNotTold);
    log.warn('Whether a leg was answered could not be asked of the instance.', { contactId, error });
    return undefined;
  }
}

function remember(answer: Fact, answers: Map<string, Fact>): void {
  const [oldest] = answers.keys();
  if (answers.size >= REMEMBERED && oldest !== undefined) answers.delete(oldest);
  answers.set(answer.contactId, answer);
}
