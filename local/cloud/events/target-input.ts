import type { BusEvent } from '../../ports.ts';
import { UnsupportedError } from '../errors.ts';

const READ = ['Arn', 'Id', 'Input', 'InputPath', 'DeadLetterConfig', 'RetryPolicy'];

/**
 * What a rule's target gets for an event: the event, a constant (`Input`) or a part of it (`InputPath`, `$.a.b`).
 * @throws UnsupportedError for every other way to shape it.
 */
export function targetInput(target: Readonly<Record<string, unknown>>): (event: BusEvent) => unknown {
  const other = Object.keys(target).find((key) => !READ.includes(key));
  if (other !== undefined) throw new UnsupportedError(`The rule target property ${other} is not supported by the local cloud.`);
  if (target.Input !== undefined) {
    const constant: unknown = JSON.parse(String(target.Input));
    return () => constant;
  }
  return target.InputPath === undefined ? (event) => event : pathReader(String(target.InputPath));
}

function pathReader(path: string): (event: BusEvent) => unknown {
  if (!/^\$(\.[\w-]+)*$/.test(path)) throw new UnsupportedError(`The input path ${path} is not supported by the local cloud.`);
  const names = path.split('.').slice(1);
  return (event) => names.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], event);
}
