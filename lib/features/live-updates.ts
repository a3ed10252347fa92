import { Duration } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { type EventSourceMapping, FilterCriteria, FilterRule } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import { PREFIXES, SORT_KEYS } from '../../contract/keys.ts';
import type { FailureBucket } from '../constructs/failure-bucket.ts';
import { HouseFunction } from '../constructs/house-function.ts';
import { mapStream } from '../constructs/stream-mapping.ts';
import { ApiFunction, type RouteParts } from '../desk/api-function.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { KEYS, type Writes } from '../ledger/written-keys.ts';

/** No expiry. */
const WRITTEN = { eventName: FilterRule.or('INSERT', 'MODIFY') };
const keysFrom = (pks: readonly string[], sks: readonly string[] = []) =>
  FilterCriteria.filter({
    ...WRITTEN,
    dynamodb: { Keys: { pk: { S: pks.flatMap((pk) => FilterRule.beginsWith(pk)) }, ...(sks.length > 0 && { sk: { S: sks } }) } },
  });

/** Rows for the bus; facts, chains, that a note was written or something handed over, and presences for the desks: no words of either. Five is what a mapping takes. */
const NEWS = [
  keysFrom([PREFIXES.consults]),
  keysFrom([PREFIXES.facts]),
  keysFrom([PREFIXES.markers]),
  keysFrom([PREFIXES.written, PREFIXES.handOffs], [SORT_KEYS.noteNews, SORT_KEYS.handOffNews]),
  keysFrom([PREFIXES.presences], [SORT_KEYS.presence]),
];

export interface AnnouncementsProps {
  readonly ledger: Ledger;
  readonly failures: FailureBucket;
  readonly busName: string;
  readonly alsoVersion1: boolean;
}

/**
 * The way out: the second and last reader of the table's stream puts settled consults on a bus of their own, and tells desks what changed.
 * Whose stack has the desks' sockets allows it to send there.
 */
export class Announcements extends Construct {
  readonly function: HouseFunction;
  readonly mapping: EventSourceMapping;
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, { ledger, failures, busName, alsoVersion1 }: AnnouncementsProps) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', { eventBusName: busName, description: 'Consult Call: what consults came to' });
    this.function = new HouseFunction(this, 'announce-changes', {
      caller: 'stream',
      timeout: Duration.seconds(60),
      environment: {
        [ENV.eventBusName]: this.bus.eventBusName,
        [ENV.eventVersion1]: String(alsoVersion1),
        [ENV.tableName]: ledger.table.tableName,
      },
    });
    this.function.allow(['events:PutEvents'], [this.bus.eventBusArn]);
    ledger.allowReads(this.function, 'dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query');
    // Sockets that are gone are forgotten.
    ledger.allowWrites(this.function, { actions: ['dynamodb:DeleteItem'], keys: [KEYS.sockets, KEYS.socketsOfAgents, KEYS.watches] });
    ledger.allowStream(this.function);
    this.mapping = mapStream(this.function, 'Rows', { sourceArn: ledger.streamArn, failures, filters: NEWS });
  }
}

/** Tickets for the sockets of desks. */
export function socketTickets(scope: Construct, parts: RouteParts): void {
  const writes: readonly Writes[] = [{ actions: ['dynamodb:PutItem'], keys: [KEYS.tickets] }];
  parts.api.route(new ApiFunction(scope, 'create-socket-ticket', { ...parts, reads: [], writes }));
}
