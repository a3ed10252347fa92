import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long, the longest first, and their size does not show it. */
const LONGEST = [
  'test/browser/six-parties.test.ts',
  'test/browser/mishaps-and-positions.test.ts',
  'test/scenario/every-scenario.test.ts',
  'test/scenario/commands.test.ts',
];

/** Within a project what takes longest comes first, so that no worker is left alone with it at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const byProject = Map.groupBy(await super.sort(files), ({ project }) => project.name);
    return [...byProject.values()].flatMap((own) => own.toSorted((a, b) => rank(a) - rank(b)));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = LONGEST.findIndex((name) => moduleId.endsWith(name));
  return at === -1 ? LONGEST.length : at;
}
