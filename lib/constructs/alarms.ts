import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** When somebody should look: the metric has reached the threshold in each of the last periods. */
export interface Watch {
  readonly metric: IMetric;
  /** @default 1 */
  readonly threshold?: number;
  /** @default 1 */
  readonly periods?: number;
  /** What it means and what to do; shown with the alarm. */
  readonly meaning: string;
}

/** The alarms of one stack; they tell the topic of the config, if it names one. No data is no alarm. */
export class Alarms extends Construct {
  readonly #action: SnsAction | undefined;
  readonly #alarms: Alarm[] = [];

  constructor(scope: Construct, id: string, topicArn: string | undefined) {
    super(scope, id);
    this.#action = topicArn === undefined ? undefined : new SnsAction(Topic.fromTopicArn(this, 'Topic', topicArn));
  }

  get all(): readonly Alarm[] {
    return this.#alarms;
  }

  watch(id: string, { metric, threshold = 1, periods = 1, meaning }: Watch): void {
    const alarm = new Alarm(this, id, {
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: meaning,
    });
    if (this.#action) alarm.addAlarmAction(this.#action);
    this.#alarms.push(alarm);
  }
}
