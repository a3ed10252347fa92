import type * as z from 'zod';
import { crossProblems } from './cross-problems.ts';
import { ConfigError } from './errors.ts';
import { type ConfigProblem, type Path, pathText, valueAt } from './problem.ts';
import { type Config, configSchema } from './schema.ts';

/**
 * The config in `value`, with defaults filled in.
 * @param file what errors call it
 * @throws ConfigError with all problems at once, each value by itself and the values against one another
 */
export function parseConfig(value: unknown, file: string): Config {
  const parsed = configSchema.safeParse(value);
  const own = parsed.error?.issues.flatMap((issue) => problemsOf(issue, value)) ?? [];
  // A value that is wrong by itself is not complained of again for what follows from it.
  const told = new Set(own.map((problem) => pathText(problem.path)));
  const problems = [...own, ...crossProblems(value).filter((problem) => !told.has(pathText(problem.path)))];
  if (parsed.success && problems.length === 0) return parsed.data;
  throw new ConfigError(file, problems);
}

function problemsOf(issue: z.core.$ZodIssue, value: unknown): ConfigProblem[] {
  const path = issue.path as Path;
  if (issue.code !== 'unrecognized_keys') {
    const wanted = issue.code === 'invalid_type' && issue.expected === 'object' ? 'an object: { ... }' : issue.message;
    return [{ path, got: valueAt(value, path), wanted }];
  }
  return issue.keys.map((key) => ({
    path: [...path, key],
    got: valueAt(value, [...path, key]),
    wanted: 'no field of this name (config/README.md lists them)',
  }));
}
