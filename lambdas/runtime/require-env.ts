import { ENV } from '../../contract/env.ts';

/** The environment lacks a value that the stack should have set. */
export class MissingEnvError extends Error {
  override readonly name = 'MissingEnvError';
}

/**
 * The value of one environment name from `ENV`.
 * @throws MissingEnvError when it is absent or empty; thrown while the function starts, so that a wrong stack shows at once
 */
export function requireEnv(name: keyof typeof ENV, env: NodeJS.ProcessEnv = process.env): string {
  const value = env[ENV[name]];
  if (!value) throw new MissingEnvError(`The environment value ${ENV[name]} is not set: the stack that deploys this function must set it.`);
  return value;
}

/**
 * A whole number from the environment.
 * @throws MissingEnvError when it is absent or no whole number
 */
export function requireEnvInteger(name: keyof typeof ENV, env: NodeJS.ProcessEnv = process.env): number {
  const value = Number(requireEnv(name, env));
  if (!Number.isInteger(value)) throw new MissingEnvError(`The environment value ${ENV[name]} is no whole number.`);
  return value;
}
