import { ALLOWANCES } from '../../lambdas/api/allowance.ts';
import { everythingTold, judge, type Played, type PlayedCall, playCall, type Stage } from '../../local/people/play-scenario.ts';
import type { Scenario } from '../../local/people/scenario.ts';
import type { Sources } from '../../local/people/sources.ts';
import { stageOf } from '../../local/stage.ts';
import type { SimStack } from './sim-stack.ts';

/** What came of several calls on one stack: by scenario, and what of the desks' log was never taken. */
export interface PlayedCalls {
  readonly byScenario: ReadonlyMap<string, Played | Error>;
  readonly lost: readonly string[];
}

/** Plays scenarios one after the other and judges them when everything has been told, so that nobody waits for the cloud in between. */
export async function playEvery({ stack, clock }: SimStack, scenarios: readonly Scenario[], sources: Sources): Promise<PlayedCalls> {
  const stage = stageOf(stack, clock, sources);
  const calls: [name: string, call: PlayedCall | Error][] = [];
  for (const scenario of scenarios) calls.push([scenario.name, await playCall(scenario, stage).catch(asError)]);
  const lost = await everythingTold(stage);
  const byScenario = new Map<string, Played | Error>();
  for (let from = 0; from < calls.length; from += JUDGED_AT_ONCE) {
    const some = calls.slice(from, from + JUDGED_AT_ONCE);
    const played = some.map(async ([name, call]) => [name, call instanceof Error ? call : await judgeOne(call, stage)] as const);
    for (const [name, one] of await Promise.all(played)) byScenario.set(name, one);
    // The supervisor who asks has rested, like a person, until they may ask as much as at first.
    await clock.runUntil(clock.now() + ALLOWANCES.request.burst * ALLOWANCES.request.everyMs);
  }
  return { byScenario, lost };
}

/** Each judgement asks a few questions: of so many together none is one too many for a caller. */
const JUDGED_AT_ONCE = 10;

const judgeOne = (call: PlayedCall, stage: Stage): Promise<Played | Error> => judge(call, stage).catch(asError);

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
