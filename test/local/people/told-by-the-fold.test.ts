import { describe, expect, it } from 'vitest';
import { applyFact } from '../../../domain/apply-fact.ts';
import type { LegFacts } from '../../../domain/fact.ts';
import { foldChain } from '../../../domain/fold-chain.ts';
import { parseAgentAction } from '../../../domain/parse-agent-action.ts';
import { parseAgentEvent } from '../../../domain/parse-agent-event.ts';
import { parseContactEvent } from '../../../domain/parse-contact-event.ts';
import { parseContactRecord } from '../../../domain/parse-contact-record.ts';
import { parseLegStart } from '../../../domain/parse-leg-start.ts';
import type { Parsed } from '../../../domain/parsed.ts';
import type { Delivery } from '../../../local/connect/emission/delivery.ts';
import { compareConsults, compareLegs } from '../../../local/people/compare.ts';
import { playScript } from '../../../local/people/play-scenario.ts';
import { partyModes, type Scenario } from '../../../local/people/scenario.ts';
import { SCENARIOS } from '../../../local/people/scenarios/index.ts';
import { ALL_SOURCES, maySayNothing, type Sources, tellable, withheld } from '../../../local/people/sources.ts';
import { verdict } from '../../../local/people/verdict.ts';
import { NOTHING_DUE } from '../../../local/people/weakest.ts';
import { simulatedInstance } from './simulated-instance.ts';

const SOURCES: Sources = ALL_SOURCES;
const RECORDS = 'contact_trace_records';

interface Telling {
  readonly scenario: Scenario;
  readonly parties: 3 | 6;
  readonly sources: Sources;
  readonly delivery?: Partial<Delivery>;
}

/** Plays a scenario, folds what the instance and the desks sent, and says where that differs from the truth. */
async function differences({ scenario, parties, sources, delivery = {} }: Telling): Promise<readonly string[]> {
  const parsed: Parsed[] = [];
  const instance = await simulatedInstance(
    { parties, delivery: { ...delivery, without: withheld(sources) } },
    {
      putRecord: (stream, _key, data) => void parsed.push(stream.endsWith(RECORDS) ? parseContactRecord(data) : parseAgentEvent(data)),
      flow: (payload) => void parsed.push(parseLegStart(payload)),
    },
  );
  const arnOf = (login: string) => instance.connect.agents().find((agent) => agent.login === login)?.arn ?? '';
  const log = sources.deskLog ? { log: (login: string, action: unknown) => void parsed.push(parseAgentAction(action, arnOf(login))) } : {};
  await playScript(scenario, { ...instance, ...log });
  parsed.push(...instance.events.map((event) => parseContactEvent(event)));
  const [call] = instance.connect.truth.calls();
  if (!call) throw new Error('No call was made.');
  const told = foldChain(call.rootContactId, legsOf(parsed));
  const silence = maySayNothing(sources);
  const truth = verdict(call).map((consult) => tellable(consult, call, sources));
  return [
    ...compareLegs(
      call.legs.map((leg) => ({ ...leg, rootContactId: call.rootContactId })),
      told.legs,
    ),
    ...compareConsults({ truth, told: told.consults, weakest: silence ? NOTHING_DUE : scenario.weakest(sources), maySayNothing: silence }),
  ];
}

function legsOf(parsed: readonly Parsed[]): LegFacts[] {
  const legs = new Map<string, LegFacts>();
  for (const one of parsed) {
    if (!one.ok) throw new Error(`A message was rejected: ${one.rejection.message}`);
    for (const fact of one.facts) legs.set(fact.contactId, applyFact(legs.get(fact.contactId), fact));
  }
  return [...legs.values()];
}

const cases = SCENARIOS.flatMap((scenario) => partyModes(scenario).map((parties) => ({ name: scenario.name, scenario, parties })));

describe('the meaning that the product reads out of what Connect sends agrees with the truth', () => {
  it.each(cases)('$name, $parties parties, with every source there is', async (one) => {
    expect(await differences({ ...one, sources: SOURCES })).toEqual([]);
  });
  it.each(cases)('$name, $parties parties, where no desk keeps a log', async (one) => {
    expect(await differences({ ...one, sources: { ...SOURCES, deskLog: false } })).toEqual([]);
  });
  it.each(cases)('$name, $parties parties, without agent events', async (one) => {
    for (const deskLog of [true, false])
      expect(await differences({ ...one, sources: { ...SOURCES, agentEvents: false, deskLog } })).toEqual([]);
  });
  it.each(cases)('$name, $parties parties, with messages late and twice', async (one) => {
    expect(await differences({ ...one, sources: SOURCES, delivery: { late: 0.4, repeated: 0.4 } })).toEqual([]);
  });
});

describe('without a source the product says less, and nothing wrong', () => {
  it.each(cases)('$name, $parties parties, without contact events', async (one) => {
    for (const deskLog of [true, false])
      expect(await differences({ ...one, sources: { ...SOURCES, contactEvents: false, deskLog } })).toEqual([]);
  });
  it.each(cases)('$name, $parties parties, without contact records', async (one) => {
    for (const deskLog of [true, false])
      expect(await differences({ ...one, sources: { ...SOURCES, contactRecords: false, deskLog } })).toEqual([]);
  });
});
