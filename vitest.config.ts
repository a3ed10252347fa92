import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** Tests that need a table. */
const WITH_A_TABLE = ['test/lambdas/**/*.test.ts', 'test/cli/audit.test.ts', 'test/cli/subject/erase.test.ts'];
/** Tests that start a cloud, or a whole stack. */
const STACKS = ['test/local/cloud/**/*.test.ts', 'test/scenario/**/*.test.ts', 'test/attack/*.test.ts'];
/** Tests that drive a real Chromium, most of them against a whole running stack. */
const BROWSERS = [
  'test/browser/**/*.test.ts',
  'test/attack/pages/*.test.ts',
  'test/softphone-pages/**/*.test.ts',
  'test/local/ccp/panel.test.ts',
  'test/local/ccp/streams-*.test.ts',
  'test/local/play-page/play-in-chromium.test.ts',
  'test/local/issuer/sign-in-page.test.ts',
];
const ONE_DYNAMODB = 'test/support/one-dynamodb.ts';

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', './test/support/attack-count.ts'],
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      // Each test has a table of its own.
      {
        extends: true,
        test: {
          name: 'lambdas',
          include: WITH_A_TABLE,
          globalSetup: ONE_DYNAMODB,
          isolate: false,
        },
      },
      // Most of these are pure: that the files of a worker share their modules halves the time they take.
      {
        extends: true,
        test: {
          name: 'house',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [...WITH_A_TABLE, ...STACKS, ...BROWSERS],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'stacks', include: STACKS, globalSetup: ONE_DYNAMODB, isolate: false },
      },
      // Within a file two stories are played side by side: people wait more than machines do.
      {
        extends: true,
        test: {
          name: 'browser',
          include: BROWSERS,
          globalSetup: ONE_DYNAMODB,
          isolate: false,
          maxConcurrency: 2,
        },
      },
    ],
  },
});
