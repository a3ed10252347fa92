import { beforeEach, describe, expect, test } from 'vitest';
import { createStage, type Stage } from './stage.ts';

const byText = (one: string, other: string) => one.localeCompare(other);
let stage: Stage;
beforeEach(async () => {
  stage = await createStage();
  await stage.available('alice', 'bob');
});

/** A customer's call that alice has accepted. */
async function talking() {
  const customer = stage.callIn();
  await stage.pass(1_000);
  expect(stage.sees('alice')).toBe('PendingBusy: connecting (self connecting, customer connected)');
  await stage.ask('alice', 'acceptContact');
  await stage.pass(1_000);
  return customer;
}

async function consulting() {
  const customer = await talking();
  await stage.consult('alice', 'Bob');
  expect(stage.sees('alice')).toBe('Busy: connected (self connected, customer hold, third connecting)');
  await stage.pass(1_000);
  return customer;
}

describe('a consult by agent quick connect', () => {
  test('shows the third party as connected while the colleague still rings', async () => {
    const customer = await consulting();
    expect(stage.sees('alice')).toBe('Busy: connected (self connected, customer hold, third connected)');
    expect(stage.sees('bob')).toBe('PendingBusy: connecting (self connecting, customer hold, third connected)');
    expect(customer.hears).toEqual(['hold music']);
    expect(stage.arrived.calls[0]?.payload).toMatchObject({ Details: { Parameters: { kind: 'agent', target: stage.arn.bob } } });
  });

  test('return: the colleague leaves, the customer stays on hold until resumed', async () => {
    const customer = await consulting();
    await stage.ask('bob', 'acceptContact');
    expect(stage.sees('bob')).toBe('Busy: connected (self connected, customer hold, third connected)');
    await stage.pass(5_000);
    await stage.ask('alice', 'destroyConnection', { connection: 0 });
    expect(stage.sees('alice')).toBe('Busy: connected (self connected, customer hold, third disconnected)');
    expect(stage.sees('bob')).toBe('AfterCallWork: ended (self disconnected, customer hold, third connected)');
    await stage.ask('alice', 'resumeConnection', { connection: 'customer' });
    expect(customer.hears).toEqual([stage.arn.alice]);
    await stage.ask('bob', 'clearContact');
    expect(stage.sees('bob')).toBe('Available');
    const [call] = stage.connect.truth.calls();
    expect(call?.together).toEqual([
      { a: 'customer', b: stage.arn.alice, fromMs: expect.any(Number), toMs: expect.any(Number) },
      { a: stage.arn.alice, b: stage.arn.bob, fromMs: expect.any(Number), toMs: expect.any(Number) },
      { a: 'customer', b: stage.arn.alice, fromMs: expect.any(Number), toMs: null },
    ]);
  });

  test('transfer: leaving bridges the others', async () => {
    const customer = await consulting();
    await stage.ask('bob', 'acceptContact');
    await stage.pass(5_000);
    await stage.ask('alice', 'destroyConnection', { connection: 'self' });
    expect(stage.sees('alice')).toBe('AfterCallWork: ended (self disconnected, customer connected, third connected)');
    expect(customer.hears).toEqual([stage.arn.bob]);
    await stage.ask('alice', 'clearContact');
    customer.hangUp();
    expect(stage.sees('bob')).toBe('AfterCallWork: ended (self disconnected, customer disconnected, third disconnected)');
    await stage.ask('bob', 'clearContact');
    await stage.pass(70_000);
    expect(stage.arrived.records.map(({ data }) => [data.InitiationMethod, data.DisconnectReason])).toEqual([
      ['INBOUND', 'AGENT_DISCONNECT'],
      ['TRANSFER', 'CUSTOMER_DISCONNECT'],
    ]);
  });

  test('not answered: the leg ends after 20 s and the customer stays on hold', async () => {
    await consulting();
    await stage.pass(25_000);
    expect(stage.sees('alice')).toBe('Busy: connected (self connected, customer hold, third disconnected)');
    expect(stage.sees('bob')).toMatch(/^MissedCallAgent: error \(self disconnected/);
    await stage.ask('bob', 'clearContact');
    expect(stage.sees('bob')).toBe('Available');
  });

  test('cold transfer: leaving before the answer gives the customer to the leg', async () => {
    const customer = await consulting();
    await stage.ask('alice', 'destroyConnection', { connection: 'self' });
    expect(customer.hears).toEqual(['queue music']);
    await stage.ask('bob', 'acceptContact');
    expect(customer.hears).toEqual([stage.arn.bob]);
  });
});

describe('what the account learns', () => {
  test('one event per moment of each leg, a record after the work', async () => {
    const customer = await consulting();
    const root = stage.contact('alice').contactId;
    const leg = stage.contact('bob').contactId;
    await stage.ask('bob', 'acceptContact');
    await stage.pass(5_000);
    await stage.ask('bob', 'destroyConnection', { connection: 'self' });
    await stage.ask('bob', 'clearContact');
    await stage.ask('alice', 'resumeConnection', { connection: 'customer' });
    await stage.pass(5_000);
    customer.hangUp();
    await stage.ask('alice', 'clearContact');
    await stage.pass(70_000);
    expect(stage.eventsOf(root).toSorted(byText)).toEqual(['COMPLETED', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'INITIATED', 'QUEUED']);
    expect(stage.eventsOf(leg).toSorted(byText)).toEqual(['COMPLETED', 'CONNECTED_TO_AGENT', 'DISCONNECTED', 'INITIATED', 'QUEUED']);
    const record = stage.arrived.records.find(({ data }) => data.ContactId === leg)?.data;
    expect(record).toMatchObject({
      PreviousContactId: root,
      InitialContactId: root,
      Agent: { AgentInteractionDuration: 0, CustomerHoldDuration: 5 },
    });
  });
});
