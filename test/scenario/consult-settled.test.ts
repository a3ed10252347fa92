import { expect, test } from 'vitest';
import { type ConsultSettled, consultSettledSchema } from '../../domain/events/consult-settled.ts';
import type { Played } from '../../local/people/play-scenario.ts';
import { playScenario } from '../../local/people/play-scenario.ts';
import { scenarioNamed } from '../../local/people/scenarios/index.ts';
import { stageOf } from '../../local/stage.ts';
import { type EditableResources, editedAssembly } from './edited-assembly.ts';
import { useSimStack } from './sim-stack.ts';

/** What a subscriber adds in an account of their own: a queue that a rule on the bus feeds. */
function subscribe(resources: EditableResources): void {
  const [bus] = Object.entries(resources).find(([, { Type }]) => Type === 'AWS::Events::EventBus') ?? [];
  if (bus === undefined) return;
  const Arn = { 'Fn::GetAtt': ['Subscriber', 'Arn'] };
  const allowed = { Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: Arn };
  const pattern = { source: ['consult-call'], 'detail-type': ['Consult Settled v2'] };
  resources.Subscriber = { Type: 'AWS::SQS::Queue', Properties: {} };
  resources.MayBeSent = {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: { Queues: [{ Ref: 'Subscriber' }], PolicyDocument: { Statement: [allowed] } },
  };
  resources.Subscription = {
    Type: 'AWS::Events::Rule',
    Properties: { EventBusName: { Ref: bus }, EventPattern: pattern, Targets: [{ Arn, Id: 'Subscriber' }] },
  };
}

const running = useSimStack({ edit: async (folder) => editedAssembly(folder, subscribe) });

async function play(name: string): Promise<Played> {
  const scenario = scenarioNamed(name);
  if (!scenario) throw new Error(`The scenario ${name} is gone.`);
  const played = await playScenario(scenario, stageOf(running().stack, running().clock));
  expect(played.differences).toEqual([]);
  return played;
}

/** The details that the subscriber has got for these contacts, newest last. */
function got(contactIds: readonly string[]): readonly ConsultSettled[] {
  const queue = running()
    .stack.cloud.queues()
    .find(({ logicalId }) => logicalId === 'Subscriber');
  const events = queue?.messages.map(({ body }) => JSON.parse(body) as { detail: unknown }) ?? [];
  const details = events.map(({ detail }) => consultSettledSchema.parse(detail));
  return details.filter(({ contactId }) => contactIds.includes(contactId)).sort((a, b) => (a.revision < b.revision ? -1 : 1));
}

test.each(['consult-return', 'warm-transfer', 'external-consult', 'not-answered'])(
  '%s: who reads the bus hears what the consult came to',
  async (name) => {
    const { consults } = await play(name);
    const events = got(consults.map(({ contactId }) => contactId));
    for (const consult of consults) {
      const newest = events.findLast(({ contactId }) => contactId === consult.contactId);
      const { target, ...told } = newest?.consult ?? {};
      const { target: asked, ...expected } = consult;
      expect(told).toEqual(expected);
      expect(target?.kind).toBe(asked.kind);
    }
    expect(events.every(({ consult }) => consult?.outcome !== 'pending' && consult?.missing.length === 0)).toBe(true);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  },
);

test('no outside number goes on the bus', () => {
  const queue = running()
    .stack.cloud.queues()
    .find(({ logicalId }) => logicalId === 'Subscriber');
  expect(queue?.messages.map(({ body }) => body).join()).not.toMatch(/\+\d{5}/);
});
