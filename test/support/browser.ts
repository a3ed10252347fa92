import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { type BrowserProgram, unpackedChromium } from './unpacked-chromium.ts';

/** Keeps the browser away from the network and from first-run pages; everything it is asked to load is on this machine. */
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
];

const INSTALLED = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chromium-headless-shell'];
const MAC_APPS = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/**
 * Starts a headless Chromium: `CHROME_PATH` if set, else an installed Chrome or Chromium, else the one carried by npm.
 * The caller closes it. Throws with what to install when there is none.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findBrowser();
  return chromium.launch({ executablePath, args: FLAGS, env: { ...definedEnv(), ...env } });
}

/** Which browser `launchBrowser` would start; unpacks the one carried by npm where it is needed and not there yet. */
export async function findBrowser(): Promise<BrowserProgram> {
  const given = process.env.CHROME_PATH || installedBrowser();
  return given ? { executablePath: given, env: {} } : unpackedChromium();
}

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(':').filter(Boolean);
  const onPath = INSTALLED.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...MAC_APPS].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const definedEnv = () =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
