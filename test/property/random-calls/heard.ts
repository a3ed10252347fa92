import { applyFact } from '../../../domain/apply-fact.ts';
import type { Chain } from '../../../domain/consult.ts';
import type { Fact, LegFacts } from '../../../domain/fact.ts';
import { foldChain } from '../../../domain/fold-chain.ts';
import { parseAgentAction } from '../../../domain/parse-agent-action.ts';
import { parseAgentEvent } from '../../../domain/parse-agent-event.ts';
import { parseContactEvent } from '../../../domain/parse-contact-event.ts';
import { parseContactRecord } from '../../../domain/parse-contact-record.ts';
import { parseLegStart } from '../../../domain/parse-leg-start.ts';
import type { Parsed } from '../../../domain/parsed.ts';
import type { TrueCall } from '../../../local/connect/truth.ts';
import { playScript } from '../../../local/people/play-scenario.ts';
import type { Step } from '../../../local/people/random/deed.ts';
import { type RandomCall, randomPlay } from '../../../local/people/random/random-call.ts';
import type { Sources } from '../../../local/people/sources.ts';
import { simulatedInstance } from '../../local/people/simulated-instance.ts';

type Teller = keyof Sources | 'flowSteps';

/** One call of chance as it truly was, and what every source tells of it. */
export interface Heard {
  readonly call: RandomCall & { readonly steps: readonly Step[] };
  readonly truth: TrueCall;
  readonly facts: Readonly<Record<Teller, readonly Fact[]>>;
}

const RECORDS = 'contact_trace_records';

/** Plays a call of chance on a simulated instance of its own and reads everything it sends. @throws Error when a message is rejected */
export async function hear(call: RandomCall): Promise<Heard> {
  const facts: Record<Teller, Fact[]> = { contactEvents: [], contactRecords: [], agentEvents: [], deskLog: [], flowSteps: [] };
  const take = (teller: Teller, parsed: Parsed) => {
    if (!parsed.ok) throw new Error(`A message was rejected: ${parsed.rejection.message}`);
    facts[teller].push(...parsed.facts);
  };
  const instance = await simulatedInstance(
    { parties: call.parties, seed: call.seed, ...(call.assumptions && { assumptions: call.assumptions }) },
    {
      putRecord: (stream, _key, data) =>
        stream.endsWith(RECORDS) ? take('contactRecords', parseContactRecord(data)) : take('agentEvents', parseAgentEvent(data)),
      flow: (payload) => take('flowSteps', parseLegStart(payload)),
    },
  );
  const arns = new Map(instance.connect.agents().map(({ login, arn }) => [login, arn]));
  const log = (login: string, action: unknown) => take('deskLog', parseAgentAction(action, arns.get(login) ?? ''));
  const { scenario, performed } = randomPlay(call);
  await playScript(scenario, { ...instance, log });
  for (const event of instance.events) take('contactEvents', parseContactEvent(event));
  const [truth, ...others] = instance.connect.truth.calls();
  if (!truth || others.length > 0) throw new Error(`One call should have been made, yet ${others.length + (truth ? 1 : 0)} were.`);
  return { call: { ...call, steps: performed() }, truth, facts };
}

/** The chain as it is told by some of the sources. */
export function toldBy({ truth, facts }: Pick<Heard, 'truth' | 'facts'>, tellers: readonly Teller[]): Chain {
  const legs = new Map<string, LegFacts>();
  for (const teller of tellers) for (const fact of facts[teller]) legs.set(fact.contactId, applyFact(legs.get(fact.contactId), fact));
  return foldChain(truth.rootContactId, [...legs.values()]);
}
