import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AwsSolutionsChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { addStacks, newApp } from '../../lib/app.ts';
import { parseConfig } from '../../lib/config/parse-config.ts';
import { config } from './config/valid-config.ts';
import { findingsOf } from './reasons.ts';

/** The qualifier of `cdk bootstrap` unless another is given (CDK guide, bootstrapping). */
const DEFAULT = 'hnb659fds';

test('a bootstrap with another qualifier is used by every template and asset, nested stacks and all', () => {
  const context = { '@aws-cdk/core:bootstrapQualifier': 'centre1', 'aws:cdk:bundling-stacks': [] };
  const app = newApp(undefined, context);
  addStacks(app, parseConfig(config({ analytics: {}, quickConnectStacks: 8 }), 'test.json'));
  expect(findingsOf(new AwsSolutionsChecks(), app)).toEqual([]);
  const folder = app.synth().directory;
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  expect(texts.filter((text) => text.includes('cdk-centre1-')).length).toBeGreaterThan(4);
  expect(texts.filter((text) => text.includes(DEFAULT))).toEqual([]);
});
