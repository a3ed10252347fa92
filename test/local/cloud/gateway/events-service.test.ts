import { describe, expect, test } from 'vitest';
import { EventBuses } from '../../../../local/cloud/events/event-buses.ts';
import { eventMatcher } from '../../../../local/cloud/events/event-pattern.ts';
import { EventsService } from '../../../../local/cloud/gateway/events-service.ts';
import { Access } from '../../../../local/cloud/iam/access.ts';
import { Functions } from '../../../../local/cloud/lambda/functions.ts';
import { Pace } from '../../../../local/cloud/pace.ts';
import { Queues } from '../../../../local/cloud/sqs/queues.ts';
import type { BusEvent } from '../../../../local/ports.ts';
import { wallClock } from '../wall-clock.ts';

const place = { accountId: '111122223333', region: 'us-east-1', clock: wallClock };
const BUS_ARN = 'arn:aws:events:us-east-1:111122223333:event-bus/';

/** A service with the bus `own`, and what a rule on each of its buses was given. */
function service() {
  const access = new Access(place);
  const onFault = (error: unknown) => {
    throw error;
  };
  const functions = new Functions(access, { endpoints: {}, beginWork: () => () => {}, worldOffsetMs: () => 0 });
  const pace = new Pace();
  const queues = new Queues({ clock: wallClock, pace });
  const buses = new EventBuses({ ...place, functions, queues, access, pace, beginWork: () => () => {}, onFault });
  buses.add('own');
  const matched: string[] = [];
  for (const name of ['default', 'own']) {
    const matches = (event: unknown) => {
      matched.push(`${name}: ${(event as BusEvent).source} ${(event as BusEvent).time}`);
      return eventMatcher({ source: ['nobody'] })(event);
    };
    buses.addRule(name, { name: 'r', arn: 'arn:r', enabled: true, matches, targets: [] });
  }
  return { events: new EventsService(buses, place), matched };
}

const request = (Entries: readonly object[], operation = 'PutEvents') => ({
  ...{ method: 'POST', path: '/', query: new URLSearchParams(), headers: { 'x-amz-target': `AWSEvents.${operation}` } },
  body: JSON.stringify({ Entries }),
});
const entry = (more: object = {}) => ({ Source: 's', DetailType: 'T', Detail: '{}', ...more });

describe('PutEvents', () => {
  test('puts each event on its bus, at its time', async () => {
    const { events, matched } = service();
    const answer = await events.handle(
      request([entry({ EventBusName: 'own', Time: 1_795_000_000.5 }), entry({ Source: 'other', Time: 0 })]),
    );
    expect(JSON.parse(answer.body)).toMatchObject({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) }, {}] });
    expect(matched).toEqual(['own: s 2026-11-18T11:06:40Z', 'default: other 1970-01-01T00:00:00Z']);
  });

  test.each([
    ['without a source', { Source: '' }, 'InvalidArgument'],
    ['in the name of AWS', { Source: 'aws.connect' }, 'NotAuthorizedForSource'],
    ['whose detail is no JSON', { Detail: '{' }, 'MalformedDetail'],
    ['whose detail is no object', { Detail: '[]' }, 'MalformedDetail'],
    ['for a bus that is not there', { EventBusName: 'gone' }, 'InvalidArgument'],
  ])('an entry %s fails for itself', async (_, more, ErrorCode) => {
    const { events, matched } = service();
    const answer = await events.handle(request([entry(more), entry()]));
    expect(JSON.parse(answer.body)).toMatchObject({ FailedEntryCount: 1, Entries: [{ ErrorCode }, { EventId: expect.any(String) }] });
    expect(matched).toHaveLength(1);
  });

  test.each([0, 11])('takes no call of %i entries', async (count) => {
    const { status, body } = await service().events.handle(request(Array(count).fill(entry())));
    expect([status, body]).toEqual([400, expect.stringContaining('ValidationException')]);
  });

  test('needs the permission on each bus', () => {
    const needed = service().events.needs(request([entry(), entry({ EventBusName: 'own' }), entry({ EventBusName: `${BUS_ARN}own` })]));
    expect(needed).toEqual(['default', 'own'].map((name) => ({ action: 'events:PutEvents', resource: BUS_ARN + name })));
  });

  test('other operations are not answered', async () => {
    expect((await service().events.handle(request([], 'PutRule'))).body).toContain('does not answer events:PutRule');
  });
});
