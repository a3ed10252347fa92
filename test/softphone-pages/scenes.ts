import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { build } from 'esbuild';

/** Every state of the desk as a page to look at, without phone or ledger: `test/softphone/view/scenes.ts` makes them. */
export interface Scenes {
  readonly page: Page;
  readonly names: readonly string[];
  /** Draws one scene anew, its dialog opened. */
  show(name: string): Promise<void>;
  close(): Promise<void>;
}

const PAGE = join(import.meta.dirname, '../softphone/view/scene-page.tsx');
const EMPTY =
  '<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>.</title></head><body><div id="desk"></div></body></html>';

/** Once for all pages of a test file. */
const BUNDLED = bundle();

interface Listed {
  readonly name: string;
  readonly opener: string | null;
}

/** A page that can show every scene. */
export async function openScenes(browser: Browser, options: BrowserContextOptions): Promise<Scenes> {
  const { script, style } = await BUNDLED;
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await page.setContent(EMPTY);
  await page.addStyleTag({ content: style });
  await page.addScriptTag({ content: script });
  const listed: readonly Listed[] = await page.evaluate('scenes');
  return {
    page,
    names: listed.map(({ name }) => name),
    show: async (name) => {
      await page.evaluate(`showScene(${JSON.stringify(name)})`);
      const opener = listed.find((scene) => scene.name === name)?.opener;
      if (opener) await page.getByRole('button', { name: opener, exact: true }).click();
    },
    close: () => context.close(),
  };
}

async function bundle(): Promise<{ readonly script: string; readonly style: string }> {
  const { outputFiles } = await build({
    entryPoints: [PAGE],
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    target: 'es2022',
  });
  const ending = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  return { script: ending('.js'), style: ending('.css') };
}
