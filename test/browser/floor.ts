import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Behaviour } from '../../local/connect/behaviour.ts';
import { type Demo, startDemo } from '../../local/demo.ts';
import { freePorts } from '../../local/free-ports.ts';
import { createInstanceActs } from '../../local/people/instance-acts.ts';
import { launchBrowser } from '../support/browser.ts';
import { TO_BILLING } from './billing-flow.ts';
import { type Desk, openDesk } from './desk.ts';
import { createLanePool, LANES, SPARE_NUMBER } from './lanes.ts';
import { beginScene, type Scene } from './scene.ts';

/** Connect takes about a minute for a record; a test need not. Prompts are short, nobody's call rings out because the machine is busy. */
const SOON = {
  delivery: { recordDelayMs: [200, 400], eventDelayMs: [10, 40] },
  timings: { ringMs: 60_000, legStartMs: 100, routingMs: 30, speechMsPerCharacter: 5 },
} as const;
/** The cloud's own batching windows, shortened. */
const TIME_SCALE = 0.5;
/** One environment of each function, started before the first call: no story waits for a cold start. */
const SIZES = { environments: 1 };
const OVER_WITHIN = { timeout: 10_000, interval: 50 };
/** A story waits for a free lane too. */
const STORY_WITHIN_MS = 120_000;

type FloorOptions = { readonly connect?: Behaviour };
type Script = (scene: Scene) => Promise<void>;

/** A running product with its agents at their desks, where stories are played, as many at a time as there are teams. */
export interface Floor {
  /** A test in which one team's two agents and a customer of theirs take part. */
  story(says: string, script: Script, withinMs?: number): void;
  /** A test that needs everybody: other teams wait. */
  storyOfAll(says: string, script: Script): void;
  /** The stories of this `describe` are played in an instance that behaves so. */
  behavesAs(behaviour: Behaviour): void;
}

/**
 * One product and one browser for all stories of a `describe`. After each story it is checked that no customer was left alone or in
 * silence and that nothing failed unseen; then everybody in it hangs up, clears and goes offline.
 */
export function useFloor(options: FloorOptions = {}): Floor {
  vi.setConfig({ testTimeout: STORY_WITHIN_MS, hookTimeout: 90_000 });
  const pool = createLanePool(LANES);
  let open: OpenFloor | undefined;
  const opened = () => {
    if (!open) throw new Error('The floor opens before the first story.');
    return open;
  };
  beforeAll(async () => {
    open = await openFloor(options);
  });
  afterAll(() => open?.close());

  const play = async (script: Script, teams: 'one' | 'all'): Promise<void> => {
    const taken = await pool.take(teams);
    try {
      const { scene, end } = await beginScene({ ...opened(), lane: taken.lane, everybody: teams === 'all' });
      try {
        const before = wrongIn(opened().demo);
        await script(scene);
        scene.expectNobodyAlone();
        expect(wrongIn(opened().demo)).toEqual(before);
      } finally {
        await end();
      }
    } finally {
      taken.giveBack();
    }
  };
  return {
    story: (says, script, withinMs = STORY_WITHIN_MS) => test.concurrent(says, () => play(script, 'one'), withinMs),
    storyOfAll: (says, script) => test.concurrent(says, () => play(script, 'all')),
    // What comes after a call, its record above all, is not over when its people have gone.
    behavesAs: (behaviour) => beforeAll(() => vi.waitFor(() => opened().demo.stack.connect.behaveAs(hasty(behaviour)), OVER_WITHIN)),
  };
}

interface OpenFloor {
  readonly demo: Demo;
  /** The desk of an agent, signed in at first use and kept. */
  readonly desk: (login: string) => Promise<Desk>;
  /** One more desk; whoever opens it closes it. */
  readonly moreDesk: (login: string) => Promise<Desk>;
  close(): Promise<void>;
}

async function openFloor(options: FloorOptions): Promise<OpenFloor> {
  const [demo, browser] = await Promise.all([startSomewhere(options), launchBrowser()]);
  await Promise.all([demo.stack.cloud.warm(), createInstanceActs(demo.stack.connect).answersWith(SPARE_NUMBER, TO_BILLING)]);
  const desks = new Map<string, Promise<Desk>>();
  const moreDesk = (login: string) => openDesk(browser, { deskUrl: demo.stack.addresses.desk, login });
  return {
    demo,
    moreDesk,
    desk: (login) => {
      const desk = desks.get(login) ?? moreDesk(login);
      desks.set(login, desk);
      return desk;
    },
    close: () => closeAll(browser, demo),
  };
}

async function closeAll(browser: Browser, demo: Demo): Promise<void> {
  await browser.close();
  await demo.stop();
}

const hasty = (behaviour: Behaviour): Behaviour => ({ ...behaviour, timings: { ...SOON.timings, ...behaviour.timings } });

/** Test files may start at the same time: whoever finds its ports taken meanwhile looks for others. */
async function startSomewhere(options: FloorOptions, attempts = 5): Promise<Demo> {
  const connect = { ...hasty(options.connect ?? {}), delivery: SOON.delivery };
  try {
    return await startDemo({ timeScale: TIME_SCALE, sizes: SIZES, firstPort: await freePorts(), connect });
  } catch (error) {
    if (attempts === 1 || !/EADDRINUSE|in use/.test(String(error))) throw error;
    return startSomewhere(options, attempts - 1);
  }
}

/** Troubles of the cloud, what it refused, and what the instance noted that it could not do. */
const wrongIn = ({ stack: { cloud, connect } }: Demo) => [...cloud.troubles(), ...cloud.deniedRequests(), ...connect.notes()];
