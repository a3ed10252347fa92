import { describe } from 'vitest';
import { drive } from './drive.ts';
import { useFloor } from './floor.ts';

/** A few steps tell of gross mistakes; `DRIVE_STEPS=1000 npm test -- test/browser/random-driver` goes on. A seed plays the same dice again. */
const STEPS = Number(process.env.DRIVE_STEPS ?? 30);
const SEED = Number(process.env.DRIVE_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** A step takes well below a second, unless a command is lost and its deadline has to pass. */
const STEP_WITHIN_MS = 3_000;

const { story } = useFloor({ connect: { timings: { ringMs: 5_000, dialTimeoutMs: 3_000, dialRefusedMs: 300 } } });

describe.concurrent('whatever buttons are pressed, and whatever the others do', () => {
  for (const [kind, isBad] of [
    ['a line as it usually is', false],
    ['a bad line', true],
  ] as const) {
    story(
      `nobody is left, no command hangs, and the page shows what is so: ${kind}, ${STEPS} buttons, seed ${SEED}`,
      async (scene) => {
        if (isBad) scene.badLine();
        await drive(scene, { steps: STEPS, seed: SEED });
      },
      60_000 + STEPS * STEP_WITHIN_MS,
    );
  }
});
