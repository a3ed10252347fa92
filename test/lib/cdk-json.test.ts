import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const cdkJson = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../cdk.json'), 'utf8'));
const recommended = createRequire(import.meta.url)('aws-cdk-lib/recommended-feature-flags.json') as Record<string, unknown>;

describe('cdk.json', () => {
  test('has every feature flag as recommended, but the references between stacks (docs/decisions/011)', () => {
    const other = Object.keys(recommended).filter((flag) => JSON.stringify(cdkJson.context[flag]) !== JSON.stringify(recommended[flag]));
    expect(other).toEqual(['@aws-cdk/core:defaultCrossStackReferences']);
  });

  test('lets a synthesis reach no network', () => {
    expect(cdkJson).toMatchObject({ notices: false, versionReporting: false, context: { 'cli-telemetry': false } });
  });
});
