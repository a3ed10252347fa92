import { pathWithoutNumbers, valueWithoutNumbers } from './hide-numbers.ts';
import { type ConfigProblem, gotText, pathText } from './problem.ts';

/** A config that cannot be used; the text lists every problem with its path, the value got and the value wanted. No phone number stands in it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(file: string, found: readonly ConfigProblem[]) {
    const problems = found.map(withoutNumbers);
    super(`${file}: ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}\n${problems.map(lines).join('\n')}`);
    this.problems = problems;
  }
}

const withoutNumbers = ({ path, got, wanted }: ConfigProblem): ConfigProblem => ({
  path: pathWithoutNumbers(path),
  got: valueWithoutNumbers(got, path),
  wanted,
});

const lines = ({ path, got, wanted }: ConfigProblem) => `  ${pathText(path)}\n    got    ${gotText(got)}\n    wanted ${wanted}`;
