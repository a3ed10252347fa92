import { Duration } from 'aws-cdk-lib';
import { AlarmStatusWidget, Dashboard, GraphWidget, type IMetric, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE, METRICS, type MetricName } from '../../contract/metrics.ts';
import { Alarms } from '../constructs/alarms.ts';
import type { HouseFunction } from '../constructs/house-function.ts';

const FIVE_MINUTES = Duration.minutes(5);
const BEHIND_MS = 5 * 60_000;

export interface LedgerWatchProps {
  readonly dashboardName: string;
  readonly alarmTopicArn: string | undefined;
  readonly functions: readonly HouseFunction[];
  readonly streams: readonly { readonly function: HouseFunction; readonly mapping: EventSourceMapping }[];
  readonly poison: Queue;
  readonly deadLetters: Queue;
}

/** Alarms and one dashboard: is the ledger behind, and does anything wait for a person? */
export class LedgerWatch extends Construct {
  constructor(scope: Construct, id: string, props: LedgerWatchProps) {
    super(scope, id);
    const alarms = new Alarms(this, 'Alarms', props.alarmTopicArn);
    for (const fn of props.functions) watchErrors(alarms, fn);
    for (const stream of props.streams) watchStream(alarms, stream);
    alarms.watch('Poison', {
      metric: waiting(props.poison),
      meaning: 'A message could not be read. It waits in the poison queue with the reason.',
    });
    alarms.watch('DeadLetters', {
      metric: waiting(props.deadLetters),
      meaning: 'A contact event failed five times. It waits in the dead-letter queue.',
    });
    new Dashboard(this, 'Dashboard', { dashboardName: props.dashboardName, widgets: widgets(props, alarms) });
  }
}

function watchErrors(alarms: Alarms, fn: HouseFunction): void {
  const meaning = 'The function fails again and again. Its log tells why.';
  alarms.watch(`${fn.node.id}-errors`, { metric: fn.metricErrors({ period: FIVE_MINUTES }), periods: 3, meaning });
}

function watchStream(alarms: Alarms, { function: fn, mapping }: LedgerWatchProps['streams'][number]): void {
  alarms.watch(`${fn.node.id}-behind`, {
    metric: age(fn),
    threshold: BEHIND_MS,
    periods: 3,
    meaning: 'Reports, trees or events are more than 5 minutes behind the calls.',
  });
  alarms.watch(`${fn.node.id}-given-up`, {
    metric: new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'OnFailureDestinationDeliveredEventCount',
      dimensionsMap: { EventSourceMappingUUID: mapping.eventSourceMappingId },
      statistic: Stats.SUM,
      period: FIVE_MINUTES,
    }),
    meaning: 'A batch was given up after its retries. It is kept in the failure bucket.',
  });
}

const age = (fn: HouseFunction) => fn.metric('IteratorAge', { statistic: Stats.MAXIMUM, period: FIVE_MINUTES });
const waiting = (queue: Queue) => queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, statistic: Stats.MAXIMUM });

/** A metric of ours, for each function that publishes it (`service` is its folder). */
const ours = (metricName: MetricName, services: readonly string[]): IMetric[] =>
  services.map(
    (service) =>
      new Metric({
        namespace: METRIC_NAMESPACE,
        metricName,
        dimensionsMap: { service },
        statistic: Stats.SUM,
        period: FIVE_MINUTES,
        label: service,
      }),
  );

const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 8 });

/** The desk's stack has this one; what it tells belongs with the other sources. */
const ACTIONS = 'log-actions';

const widgets = ({ functions, streams, poison, deadLetters }: LedgerWatchProps, alarms: Alarms) => {
  const services = functions.map(({ node }) => node.id);
  return [
    [new AlarmStatusWidget({ title: 'Waits for somebody', alarms: [...alarms.all], width: 24 })],
    [
      graph('Facts written', ours(METRICS.factsWritten, [...services, ACTIONS])),
      graph('Consults committed, and refused for a faster projection', [
        ...ours(METRICS.consultsCommitted, services),
        ...ours(METRICS.commitsRefused, services),
      ]),
      graph(
        'Behind, in milliseconds',
        streams.map(({ function: fn }) => age(fn)),
      ),
    ],
    [
      graph('Messages nobody could read', ours(METRICS.factsPoisoned, services)),
      graph('Records that failed and come again', ours(METRICS.recordsFailed, services)),
      graph('Messages that wait for a person', [waiting(poison), waiting(deadLetters)]),
    ],
    [
      graph('Actions of desks that come again', ours(METRICS.actionsToRetry, [ACTIONS])),
      graph('Actions of desks turned away', ours(METRICS.actionsRejected, [ACTIONS])),
      graph('Callers nobody answered, brought back', ours(METRICS.callersBroughtBack, services)),
    ],
  ];
};
