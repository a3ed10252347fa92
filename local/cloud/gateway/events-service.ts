import { randomUUID } from 'node:crypto';
import type { AwsRequest, AwsResponse, AwsService, BusEvent, Clock, NeededPermission } from '../../ports.ts';
import { DEFAULT_BUS, type EventBuses } from '../events/event-buses.ts';
import { jsonAnswer, jsonError, targetOperation } from './json-answers.ts';

interface Entry {
  readonly Source?: string;
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly EventBusName?: string;
  readonly Resources?: readonly string[];
  /** Seconds since 1970. */
  readonly Time?: number;
}

interface Place {
  readonly accountId: string;
  readonly region: string;
  readonly clock: Clock;
}

type Answer = (buses: EventBuses, entries: readonly Entry[], place: Place) => AwsResponse;

/** PutEvents takes at most this many entries (EventBridge API Reference). */
const MAX_ENTRIES = 10;

/** Every EventBridge operation the gateway answers, over the AWS JSON protocol. */
export const EVENTS_OPERATIONS: Readonly<Record<string, Answer>> = {
  PutEvents: (buses, entries, place) => {
    if (entries.length === 0 || entries.length > MAX_ENTRIES) {
      const message = `1 validation error detected: Value at 'entries' failed to satisfy constraint: Member must have length between 1 and ${MAX_ENTRIES}`;
      return jsonError('com.amazon.coral.validate#ValidationException', message);
    }
    const results = entries.map((entry) => put(buses, entry, place));
    return jsonAnswer({ FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results });
  },
};

/** EventBridge as the functions see it. */
export class EventsService implements AwsService {
  readonly signingName = 'events';
  readonly #buses: EventBuses;
  readonly #place: Place;

  constructor(buses: EventBuses, place: Place) {
    this.#buses = buses;
    this.#place = place;
  }

  needs(request: AwsRequest): NeededPermission[] {
    const { accountId, region } = this.#place;
    const arnOfBus = (name: string) => (name.startsWith('arn:') ? name : `arn:aws:events:${region}:${accountId}:event-bus/${name}`);
    const buses = new Set(entriesOf(request).map(({ EventBusName = DEFAULT_BUS }) => arnOfBus(EventBusName)));
    return [...buses].map((resource) => ({ action: `events:${targetOperation(request.headers)}`, resource }));
  }

  async handle(request: AwsRequest): Promise<AwsResponse> {
    const name = targetOperation(request.headers);
    const answer = EVENTS_OPERATIONS[name];
    if (!answer) return jsonError('com.amazon.coral.service#UnknownOperationException', `The local cloud does not answer events:${name}.`);
    return answer(this.#buses, entriesOf(request), this.#place);
  }

  denied(message: string): AwsResponse {
    return jsonError('com.amazon.coral.service#AccessDeniedException', message);
  }
}

const entriesOf = ({ body }: AwsRequest): readonly Entry[] => (JSON.parse(body || '{}') as { Entries?: readonly Entry[] }).Entries ?? [];

/** Puts one entry on its bus; each entry succeeds or fails for itself. */
function put(buses: EventBuses, entry: Entry, place: Place): Readonly<Record<string, string>> {
  const fault = faultOf(buses, entry);
  if (fault) return fault;
  const event = eventOf(entry, place);
  buses.put(busNameOf(entry), event);
  return { EventId: event.id };
}

const busNameOf = ({ EventBusName = DEFAULT_BUS }: Entry): string => EventBusName.slice(EventBusName.lastIndexOf('/') + 1);

function faultOf(buses: EventBuses, entry: Entry): Readonly<Record<'ErrorCode' | 'ErrorMessage', string>> | null {
  const { Source, DetailType, Detail } = entry;
  const empty = Object.entries({ Source, DetailType, Detail }).find(([, value]) => !value)?.[0];
  if (empty !== undefined)
    return { ErrorCode: 'InvalidArgument', ErrorMessage: `Parameter ${empty} is not valid. Reason: ${empty} is a required argument.` };
  if (Source?.startsWith('aws.')) return { ErrorCode: 'NotAuthorizedForSource', ErrorMessage: 'Not authorized for the source.' };
  if (!isObject(Detail)) return { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' };
  return buses.has(busNameOf(entry)) ? null : { ErrorCode: 'InvalidArgument', ErrorMessage: 'The event bus does not exist.' };
}

function isObject(json: string | undefined): boolean {
  try {
    const value: unknown = JSON.parse(json ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

// EventBridge gives times in whole seconds.
const eventOf = ({ Source = '', DetailType = '', Detail = '', Resources = [], Time }: Entry, place: Place): BusEvent => ({
  version: '0',
  id: randomUUID(),
  'detail-type': DetailType,
  source: Source,
  account: place.accountId,
  time: new Date(Time === undefined ? place.clock.now() : Time * 1_000).toISOString().replace(/\.\d{3}Z$/, 'Z'),
  region: place.region,
  resources: Resources,
  detail: JSON.parse(Detail) as BusEvent['detail'],
});
