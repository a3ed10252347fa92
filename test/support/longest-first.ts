import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long, the longest first, and their size does not show it. */
const LONGEST = [
  'test/browser/desk-stories.test.ts',
  'test/scenario/every-scenario.test.ts',
  'test/scenario/commands.test.ts',
  'test/property/random-calls/random-calls.test.ts',
  'test/lambdas/ledger/project-consults/projection.test.ts',
];

/**
 * Projects in their order. DynamoDB Local looks after every database that was ever opened, several times a second for as long as it runs:
 * those who open one for each test come last.
 */
const PROJECTS = ['browser', 'stacks', 'house', 'lambdas'];

/** One project after the other, and within each what takes longest first, so that no worker is left alone with it at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => turn(a) - turn(b) || rank(a) - rank(b));
  }
}

const turn = ({ project }: TestSpecification): number => PROJECTS.indexOf(project.name);

function rank({ moduleId }: TestSpecification): number {
  const at = LONGEST.findIndex((name) => moduleId.endsWith(name));
  return at === -1 ? LONGEST.length : at;
}
