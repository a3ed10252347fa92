import { Template } from 'aws-cdk-lib/assertions';
import { addStacks, newApp } from '../lib/app.ts';
import { parseConfig } from '../lib/config/parse-config.ts';
import { centre } from '../test/lib/many.ts';
import type { Benchmark } from './figure.ts';

const CENTRES = [
  { agents: 60, queues: 40 },
  { agents: 200, queues: 60 },
  { agents: 650, queues: 250, externals: 100 },
];
/** CloudFormation quotas: a template in S3. */
const LIMIT_BYTES = 1_000_000;

/** What each stack's template weighs for centres of several sizes. */
export const templateSize: Benchmark = {
  names: ['template.bytes'],
  run: async (tell) => {
    for (const size of CENTRES) {
      const app = newApp(undefined, { 'aws:cdk:bundling-stacks': [] });
      const { ledger, connect, desk } = addStacks(app, parseConfig(centre(size), 'bench.json'));
      for (const [name, stack] of Object.entries({ ledger, connect, desk }))
        tell({
          name: `template.bytes.${name}`,
          value: JSON.stringify(Template.fromStack(stack).toJSON()).length,
          unit: 'bytes',
          limit: LIMIT_BYTES,
          ...size,
        });
    }
  },
};
