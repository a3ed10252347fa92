import type { Assumptions } from './connect/assumptions.ts';
import { createSimClock } from './connect/sim-clock.ts';
import { freePorts } from './free-ports.ts';
import { type Played, playScenario, type Stage } from './people/play-scenario.ts';
import { partyModes, type Scenario } from './people/scenario.ts';
import type { Sources } from './people/sources.ts';
import { progressOnStderr } from './progress.ts';
import { startStack } from './stack.ts';
import { stageOf } from './stage.ts';

/** A calm hour before now: records and events of the past are nothing special, of the future would be. */
const START_BEFORE_NOW_MS = 24 * 3_600_000;

/** Nobody waits for the cloud's batching windows here; their order and their limits stay. */
const TIME_SCALE = 0.05;

/** More environments of a function would only be more cold starts. */
const SIZES = { environments: 2 };

type PartyMode = 3 | 6;

/** One scenario played in one party mode, or the reason why it could not be. */
export type Run = { readonly parties: PartyMode } & (Played | Unplayed);

interface Unplayed {
  readonly scenario: string;
  readonly agreed: false;
  readonly consults: readonly [];
  readonly differences: readonly [string];
}

/** Scenarios to play on one stack, with what tells of them. */
export interface Playing {
  readonly parties: PartyMode;
  readonly scenarios: readonly Scenario[];
  readonly sources: Sources;
  readonly assumptions?: Partial<Assumptions>;
}

/** Plays, on one stack, those of the scenarios that know the party mode. */
export async function playRuns({ parties, scenarios, sources, assumptions = {} }: Playing): Promise<Run[]> {
  const playable = scenarios.filter((scenario) => partyModes(scenario).includes(parties));
  if (playable.length === 0) return [];
  const clock = createSimClock({ startAtMs: Date.now() - START_BEFORE_NOW_MS });
  const options = {
    firstPort: await freePorts(),
    clock,
    connect: { parties, assumptions },
    timeScale: TIME_SCALE,
    sizes: SIZES,
    progress: progressOnStderr,
  };
  const stack = await startStack(options);
  try {
    clock.onSettle(() => stack.connect.settle());
    await progressOnStderr('Functions started', stack.cloud.warm());
    const stage = stageOf(stack, clock, sources);
    const runs: Run[] = [];
    for (const scenario of playable) {
      const played = await progressOnStderr(`${scenario.name}, up to ${parties} parties`, play(scenario, stage));
      runs.push({ ...played, parties });
    }
    return runs;
  } finally {
    await stack.stop();
  }
}

// A scenario that breaks off is a difference like any other: the rest is still worth playing.
const play = (scenario: Scenario, stage: Stage): Promise<Played | Unplayed> =>
  playScenario(scenario, stage).catch((error: unknown) => ({
    scenario: scenario.name,
    agreed: false,
    consults: [],
    differences: [error instanceof Error ? error.message : String(error)],
  }));
