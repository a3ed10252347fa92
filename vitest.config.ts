import { defineConfig } from 'vitest/config';

const LAMBDAS = 'test/lambdas/**/*.test.ts';

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      // One DynamoDB Local serves all of these: each test has a table of its own.
      { extends: true, test: { name: 'lambdas', include: [LAMBDAS], globalSetup: 'test/support/one-dynamodb.ts' } },
      { extends: true, test: { name: 'house', include: ['test/**/*.test.ts', 'test/**/*.test.tsx'], exclude: [LAMBDAS] } },
    ],
  },
});
