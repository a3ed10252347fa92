import { expect, test } from 'vitest';
import { FunctionLog } from '../../../../local/cloud/lambda/function-log.ts';

const metrics = {
  _aws: {
    Timestamp: 1,
    CloudWatchMetrics: [
      { Namespace: 'N', Dimensions: [['service', 'source']], Metrics: [{ Name: 'Facts', Unit: 'Count' }, { Name: 'Sizes' }] },
    ],
  },
  ...{ service: 'ledger', source: 'event', Facts: 3, Sizes: [1, 2] },
};

test('lines of the embedded metric format become metrics, other lines do not', () => {
  const log = new FunctionLog();
  const write = log.writer();
  write(`${JSON.stringify(metrics)}\n{"level":"INFO"}\nplain "_aws" text\n`);
  const dimensions = { service: 'ledger', source: 'event' };
  expect(log.metrics()).toEqual([
    { namespace: 'N', name: 'Facts', unit: 'Count', values: [3], dimensions },
    { namespace: 'N', name: 'Sizes', unit: 'None', values: [1, 2], dimensions },
  ]);
  expect(log.lines()).toHaveLength(3);
});

test('each environment has its own half lines', () => {
  const log = new FunctionLog();
  const [one, two] = [log.writer(), log.writer()];
  one('a');
  two('b\n');
  one('c\n');
  expect(log.lines()).toEqual(['b', 'ac']);
});
