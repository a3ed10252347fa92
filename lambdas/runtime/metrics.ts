import { Metrics as Emf, MetricUnit } from '@aws-lambda-powertools/metrics';
import { METRIC_NAMESPACE, type MetricName } from '../../contract/metrics.ts';

/** Counts what happened; written to the log in the Embedded Metric Format, so that counting costs no request. */
export interface Metrics {
  count(name: MetricName, by?: number): void;
  /** Writes what was counted since the last flush; called once at the end of an invocation. */
  flush(): void;
}

/** The metrics of one function, named by its folder. */
export function createMetrics(service: string): Metrics {
  const emf = new Emf({ namespace: METRIC_NAMESPACE, serviceName: service });
  const counts = new Map<MetricName, number>();
  return {
    count: (name, by = 1) => {
      if (by > 0) counts.set(name, (counts.get(name) ?? 0) + by);
    },
    flush: () => {
      if (counts.size === 0) return;
      for (const [name, value] of counts) emf.addMetric(name, MetricUnit.Count, value);
      counts.clear();
      emf.publishStoredMetrics();
    },
  };
}
