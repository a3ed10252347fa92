import { type ConfigProblem, gotText, pathText } from './problem.ts';

/** A config that cannot be used; the text lists every problem with its path, the value got and the value wanted. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(file: string, problems: readonly ConfigProblem[]) {
    super(`${file}: ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}\n${problems.map(lines).join('\n')}`);
    this.problems = problems;
  }
}

const lines = (problem: ConfigProblem) => `  ${pathText(problem.path)}\n    got    ${gotText(problem)}\n    wanted ${problem.wanted}`;
