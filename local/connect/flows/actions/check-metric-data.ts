import { queueFor } from '../../routing/queue-for.ts';
import { queueMetric } from '../../routing/queue-metrics.ts';
import type { FlowAction } from '../action.ts';
import { ROUTED } from '../flow-types.ts';
import { decides, failed } from '../language.ts';
import { textOf } from '../text.ts';

/** Leads on by how many agents or contacts a queue has now (FL/CheckMetricData). */
export const checkMetricData: FlowAction = {
  allowedIn: ROUTED,
  errors: ['NoMatchingCondition', 'NoMatchingError'],
  needsNext: false,
  run: ({ core, contact }, { MetricType, QueueId, AgentId }) => {
    const queue = QueueId || AgentId ? queueFor(core, { queue: textOf(QueueId), agent: textOf(AgentId) }) : contact.targetQueue;
    const value = queue && queueMetric(core, queue, textOf(MetricType));
    return value === undefined || value === null ? failed() : decides(String(value));
  },
};
