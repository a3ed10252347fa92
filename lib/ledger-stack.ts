import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { ownNames } from './config/own-names.ts';
import type { Config } from './config/schema.ts';
import { FailureBucket } from './constructs/failure-bucket.ts';
import type { HouseFunction } from './constructs/house-function.ts';
import { inOrder } from './constructs/in-order.ts';
import { KeptQueue } from './constructs/kept-queue.ts';
import { Returns } from './features/hand-over.ts';
import { Announcements } from './features/live-updates.ts';
import { ContactEvents } from './ledger/contact-events.ts';
import { Ledger } from './ledger/ledger.ts';
import { LegStarts } from './ledger/leg-starts.ts';
import { Projection } from './ledger/projection.ts';
import { StreamedFacts } from './ledger/streamed-facts.ts';
import { LedgerWatch } from './ledger/watch.ts';
import { KEYS } from './ledger/written-keys.ts';

/** Every agent event names its agent at its top, and no contact record does (Admin Guide, agent event streams; contact records data model). */
const AGENT_EVENT = (isOne: boolean) => ({ data: { AgentARN: [{ exists: isOne }] } });

export interface LedgerStackProps extends StackProps {
  readonly config: Config;
}

/** The ledger: the table, the sources that fill it, the projection that reads it, and what watches them. */
export class LedgerStack extends Stack {
  readonly ledger: Ledger;
  readonly onLegStart: HouseFunction;
  /** Tells desks what changed, once it may send to their sockets. */
  readonly teller: HouseFunction;
  /** Is told of settled consults. */
  readonly bus: EventBus;
  /** Asked by the waiting flow, where the config has one. */
  readonly chooseReturn: HouseFunction;

  constructor(scope: Construct, id: string, { config, ...props }: LedgerStackProps) {
    super(scope, id, { description: 'Consult Call for Amazon Connect: the ledger of linked legs', ...props });
    const names = ownNames(config);
    this.ledger = new Ledger(this, 'Ledger', names.keyAlias);
    const failures = new FailureBucket(this, 'Failures', { key: this.ledger.key, retentionMonths: config.retentionMonths });
    const poison = new KeptQueue(this, 'Poison', { key: this.ledger.key });
    const shared = { config, ledger: this.ledger, poison, failures };
    const legStarts = new LegStarts(this, 'LegStarts', shared);
    const events = new ContactEvents(this, 'ContactEvents', shared);
    const { contactRecordsArn, contactRecordsKeyArn, agentEventsArn, agentEventsKeyArn } = config.streams;
    const isShared = contactRecordsArn !== undefined && contactRecordsArn === agentEventsArn;
    const records = new StreamedFacts(this, 'ContactRecords', {
      ...shared,
      ...(isShared && { only: AGENT_EVENT(false) }),
      resourceType: 'CONTACT_TRACE_RECORDS',
      functionName: 'on-contact-record',
      streamArn: contactRecordsArn,
      keyArn: contactRecordsKeyArn,
    });
    const agentEvents = new StreamedFacts(this, 'AgentEvents', {
      ...shared,
      ...(isShared && { only: AGENT_EVENT(true) }),
      resourceType: 'AGENT_EVENTS',
      functionName: 'on-agent-event',
      streamArn: agentEventsArn,
      keyArn: agentEventsKeyArn,
      keys: [KEYS.facts, KEYS.presences],
    });
    inOrder([records, agentEvents].flatMap(({ association }) => association ?? []));
    const projection = new Projection(this, 'Projection', shared);
    const consultEvents = new Announcements(this, 'ConsultEvents', {
      ...shared,
      busName: names.bus,
      alsoVersion1: config.events.version1,
    });
    this.onLegStart = legStarts.function;
    this.bus = consultEvents.bus;
    this.teller = consultEvents.function;
    // There even where nobody comes back: what another stack imports cannot go in the deployment that no longer needs it.
    this.chooseReturn = new Returns(this, 'Returns', shared).function;
    this.exportValue(this.chooseReturn.functionArn);
    this.exportValue(this.bus.eventBusName);
    new LedgerWatch(this, 'Watch', {
      dashboardName: names.dashboard,
      alarmTopicArn: config.alarmTopicArn,
      functions: [
        legStarts.function,
        events.function,
        records.function,
        agentEvents.function,
        projection.function,
        consultEvents.function,
        this.chooseReturn,
      ],
      streams: [records, agentEvents, projection, consultEvents],
      poison,
      deadLetters: events.queue.deadLetters,
    });
    new CfnOutput(this, 'TableName', { value: this.ledger.table.tableName });
    new CfnOutput(this, 'InstanceArn', { value: config.instance.arn });
    new CfnOutput(this, 'RetentionMonths', { value: String(config.retentionMonths) });
    new CfnOutput(this, 'TargetHashSecret', { value: projection.targetHashKey.secretArn });
    new CfnOutput(this, 'PoisonQueueUrl', { value: poison.queueUrl });
    new CfnOutput(this, 'DeadLettersUrl', { value: events.queue.deadLetters.queueUrl });
    new CfnOutput(this, 'FailuresBucket', { value: failures.bucketName });
    // What may be in the failure bucket: `npm run redrive` asks no other function, and with records of no other stream.
    const mapped = [
      [records.function, records.stream.streamArn],
      [agentEvents.function, agentEvents.stream.streamArn],
      [projection.function, this.ledger.streamArn],
      [consultEvents.function, this.ledger.streamArn],
    ] as const;
    new CfnOutput(this, 'BatchFunctions', { value: mapped.map(([fn, streamArn]) => `${fn.functionArn} ${streamArn}`).join(',') });
    new CfnOutput(this, 'ConsultEventsBus', { value: consultEvents.bus.eventBusName });
    new CfnOutput(this, 'ContactRecordsStream', { value: records.stream.streamArn });
    new CfnOutput(this, 'AgentEventsStream', { value: agentEvents.stream.streamArn });
  }
}
