import type { Core } from '../../core.ts';
import type { Queue } from '../../resources/registry.ts';
import { agentsOf, queueMetric } from '../../routing/queue-metrics.ts';
import { invalidParameter } from '../errors.ts';
import { queueNamed } from '../find.ts';
import { epochSeconds, type Input, type Operation, texts } from '../operation.ts';

/** Metrics by their API name. */
const METRICS: Readonly<Record<string, (core: Core, queue: Queue) => number>> = {
  AGENTS_AVAILABLE: (core, queue) => queueMetric(core, queue, 'NumberOfAgentsAvailable') ?? 0,
  AGENTS_ONLINE: (core, queue) => queueMetric(core, queue, 'NumberOfAgentsOnline') ?? 0,
  AGENTS_STAFFED: (core, queue) => queueMetric(core, queue, 'NumberOfAgentsStaffed') ?? 0,
  AGENTS_ON_CALL: (core, queue) => agentsOf(core, queue).filter(({ call }) => call?.name === 'Busy').length,
  AGENTS_AFTER_CONTACT_WORK: (core, queue) => agentsOf(core, queue).filter(({ call }) => call?.name === 'AfterCallWork').length,
  CONTACTS_IN_QUEUE: (core, queue) => queueMetric(core, queue, 'NumberOfContactsInQueue') ?? 0,
  OLDEST_CONTACT_AGE: (core, queue) => queueMetric(core, queue, 'OldestContactInQueueAgeSeconds') ?? 0,
};

/** Real-time figures of queues, one row per queue when grouped so, else their sum. */
export const getCurrentMetricData: Operation = {
  name: 'GetCurrentMetricData',
  method: 'POST',
  path: '/metrics/current/{InstanceId}',
  resources: ({ arns }, input) => queueIds(input).map(arns.queue),
  run: (core, input) => {
    const queues = queueIds(input).map((QueueId) => queueNamed(core, { QueueId }));
    const metrics = [input.CurrentMetrics ?? []].flat();
    const grouped = Array.isArray(input.Groupings) && input.Groupings.includes('QUEUE');
    const groups = grouped ? queues.map((queue) => [queue]) : [queues];
    return {
      MetricResults: groups.map((group) => ({
        ...(grouped && { Dimensions: { Queue: { Id: group[0]?.id, Arn: group[0]?.arn }, Channel: 'VOICE' } }),
        Collections: metrics.map((metric) => ({ Metric: metric, Value: figureOf(core, group, metric) })),
      })),
      DataSnapshotTime: epochSeconds(core.clock.now()),
      ApproximateTotalCount: groups.length,
    };
  },
};

const queueIds = (input: Input) => texts(Object(input.Filters), 'Queues');

function figureOf(core: Core, queues: readonly Queue[], metric: unknown): number {
  const name = String(Reflect.get(Object(metric), 'Name'));
  const figure = METRICS[name];
  if (!figure) throw invalidParameter(`The metric ${name} is unknown.`);
  const values = queues.map((queue) => figure(core, queue));
  return name === 'OLDEST_CONTACT_AGE' ? Math.max(0, ...values) : values.reduce((sum, value) => sum + value, 0);
}
