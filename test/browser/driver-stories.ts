import { describe } from 'vitest';
import { drive } from './drive.ts';
import type { Floor } from './floor.ts';

/** A few steps tell of gross mistakes; `DRIVE_STEPS=1000 npm test -- test/browser/desk-stories -t buttons` goes on. A seed plays the same dice again. */
const STEPS = Number(process.env.DRIVE_STEPS ?? 20);
const SEED = Number(process.env.DRIVE_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** A button takes about a second; over a bad line, or where a command is lost and its deadline has to pass, several. */
const STEP_WITHIN_MS = 5_000;
/** What a snapshot and a command take together at most (`local/ccp/profiles.ts`), and some for the page. */
const LATE_MS = 250;
const LATE_OVER_BAD_LINE_MS = 3_000;

/** Any button in any order. */
export function driverStories({ story }: Floor): void {
  describe.concurrent('whatever buttons are pressed, and whatever the others do', () => {
    // Over a bad line each takes some seconds.
    for (const [kind, isBad, steps] of [
      ['a line as it usually is', false, STEPS],
      ['a bad line', true, Math.ceil(STEPS / 4)],
    ] as const) {
      story(
        `nobody is left, no command hangs, and the page shows what is so: ${kind}, ${steps} buttons, seed ${SEED}`,
        async (scene) => {
          if (isBad) scene.badLine();
          await drive(scene, { steps, seed: SEED, lateMs: isBad ? LATE_OVER_BAD_LINE_MS : LATE_MS });
        },
        60_000 + steps * STEP_WITHIN_MS,
      );
    }
  });
}
