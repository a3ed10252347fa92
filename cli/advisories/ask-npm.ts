import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CommandError } from '../errors.ts';

const ROOT = join(import.meta.dirname, '../..');

/**
 * What `npm audit --json` prints for the project's lockfile. npm sends the names and versions to the registry that is configured, and nothing
 * is installed or changed.
 * @throws CommandError when npm cannot be started
 */
export async function askNpm({ deployed }: { readonly deployed: boolean }): Promise<string> {
  const args = ['audit', '--json', '--package-lock-only', '--no-update-notifier', ...(deployed ? ['--omit=dev'] : [])];
  // The npm that runs this command, where one does.
  const npm = process.env.npm_execpath;
  const [command, ...rest] = npm ? [process.execPath, npm, ...args] : ['npm', ...args];
  const child = spawn(command, rest, { cwd: ROOT, stdio: ['ignore', 'pipe', 'ignore'] });
  const notStarted = new Promise<never>((_, reject) =>
    child.once('error', () => reject(new CommandError('npm could not be started: run this as npm run advisories.'))),
  );
  return Promise.race([text(child.stdout), notStarted]);
}
