import { defineConfig } from 'vitest/config';

const LAMBDAS = 'test/lambdas/**/*.test.ts';
/** Tests that drive a real Chromium against a whole running stack. */
const BROWSERS = [
  'test/browser/**/*.test.ts',
  'test/softphone-pages/**/*.test.ts',
  'test/local/ccp/panel.test.ts',
  'test/local/ccp/streams-*.test.ts',
  'test/local/play-page/play-in-chromium.test.ts',
  'test/local/issuer/sign-in-page.test.ts',
];

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      // One DynamoDB Local serves all of these: each test has a table of its own.
      {
        extends: true,
        test: { name: 'lambdas', include: [LAMBDAS], globalSetup: 'test/support/one-dynamodb.ts', sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: 'house',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: [LAMBDAS, ...BROWSERS],
          sequence: { groupOrder: 0 },
        },
      },
      // Browsers come last, two at a time. Within a file two stories are played side by side: people wait more than machines do.
      {
        extends: true,
        test: { name: 'browser', include: BROWSERS, maxConcurrency: 2, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
