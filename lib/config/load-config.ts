import { readFileSync } from 'node:fs';
import { ConfigError } from './errors.ts';
import { parseConfig } from './parse-config.ts';
import type { Config } from './schema.ts';

/**
 * Reads a config file.
 * @throws ConfigError when there is no such file, it is no JSON, or a value in it is wrong
 */
export function loadConfig(file: string): Config {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const got = (error as NodeJS.ErrnoException).code;
    throw new ConfigError(file, [{ path: [], got, wanted: 'a config file; name another with -c config=<path>' }]);
  }
  return parseConfig(parseJson(text, file), file);
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ConfigError(file, [{ path: [], got: positionIn(text, error), wanted: 'JSON' }]);
  }
}

// The parser's own message quotes the text, and with it perhaps a phone number; only its place or its one character is told.
function positionIn(text: string, error: unknown): string {
  const at = /position (\d+)/.exec(String(error))?.[1];
  if (at === undefined) return `no JSON: unexpected ${/token '(.)'/u.exec(String(error))?.[1] ?? 'end of the text'}`;
  const before = text.slice(0, Number(at)).split('\n');
  return `no JSON at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
