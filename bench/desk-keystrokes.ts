import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openScenes } from '../test/softphone-pages/scenes.ts';
import { launchBrowser } from '../test/support/browser.ts';
import type { Benchmark } from './figure.ts';
import { quantile } from './quantile.ts';

/** A scene of the desk: its picker, with this many to choose from. */
const SCENE = 'picker-many';
const ENTRIES = 2_000;
/** What is typed and taken back, letter by letter: many matches, few, none, and digits. */
const WORDS = ['ana cas', 'gul hoffmann 1', 'xx', '+49 30 12'];
const ROUNDS = 3;
/** 120 words a minute: faster than people type, slow enough that no key waits for the picture of the one before. */
const A_KEY_EVERY_MS = 100;
const WATCH = join(import.meta.dirname, 'watch-keystrokes.js');

/** In a real browser, the picker with two thousand entries: from a keystroke to the list it changed, drawn and laid out. */
export const deskKeystrokes: Benchmark = {
  names: ['desk.keystroke-ms-p95'],
  run: async (tell) => {
    const browser = await launchBrowser();
    try {
      const scenes = await openScenes(browser, { viewport: { width: 1280, height: 760 } });
      await scenes.show(SCENE);
      await scenes.page.evaluate(readFileSync(WATCH, 'utf8'));
      const typed = Array.from({ length: ROUNDS }, () => WORDS).flat();
      for (const word of typed) {
        await scenes.page.keyboard.type(word, { delay: A_KEY_EVERY_MS });
        for (const _letter of word) await scenes.page.keyboard.press('Backspace', { delay: A_KEY_EVERY_MS });
      }
      await scenes.page.waitForFunction(`keystrokes.length === ${2 * typed.join('').length}`);
      const [delays, drawnLater] = (await scenes.page.evaluate('[keystrokes, drawnLater]')) as [readonly number[], number];
      if (drawnLater > 0)
        throw new Error(`After ${drawnLater} of ${delays.length} keys the list changed once more: they took longer than was measured.`);
      const ms = (share: number) => Math.round(quantile(delays, share) * 10) / 10;
      tell({ name: 'desk.keystroke-ms-p95', value: ms(0.95), unit: 'ms', median: ms(0.5), count: delays.length, entries: ENTRIES });
    } finally {
      await browser.close();
    }
  },
};
