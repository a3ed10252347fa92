import { UNSEEN } from './confusable.ts';

/** One wrong value of a config: where it stands, what was there, what would be right. */
export interface ConfigProblem {
  readonly path: Path;
  readonly got: unknown;
  readonly wanted: string;
}
export type Path = readonly (string | number)[];

/** `agents[0].userArn`; the file itself is `(the file)`. */
export const pathText = (path: Path): string =>
  path.length === 0
    ? '(the file)'
    : path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');

/** The value at a path, or undefined. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, step) => (part as Record<string | number, unknown> | null | undefined)?.[step], value);
}

const MAX_CHARS = 160;
const UNSEEN_SIGNS = new RegExp(`[${UNSEEN}]`, 'gu');

/** A value as an error shows it: cut when long, with signs that show nothing written out. */
export function gotText(got: unknown): string {
  if (got === undefined) return 'nothing';
  const json = JSON.stringify(got).replace(UNSEEN_SIGNS, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return json.length <= MAX_CHARS ? json : `${json.slice(0, MAX_CHARS)}...`;
}
