import { describe, expect, test } from 'vitest';
import { createStage, type Stage } from './stage.ts';

const NUMBER = '+12065550142';

async function calling(does?: 'busy' | 'invalid' | 'ring'): Promise<Stage> {
  const stage = await createStage();
  await stage.available('alice', 'bob');
  if (does) stage.connect.phones.setBehaviour(NUMBER, { does });
  await stage.port('alice').request('createOutboundContact', { endpoint: { type: 'phone_number', phoneNumber: NUMBER } });
  return stage;
}

describe('an outbound call', () => {
  test('connects when the customer answers; a colleague invited sees an inbound one', async () => {
    const stage = await calling();
    expect(stage.sees('alice')).toBe('CallingCustomer: connecting (self connected, customer connecting)');
    await stage.pass(3_000);
    const [customer] = stage.connect.phones.dialled();
    customer?.answer();
    expect(stage.sees('alice')).toBe('Busy: connected (self connected, customer connected)');
    expect(customer?.hears).toEqual([stage.arn.alice]);
    await stage.consult('alice', 'Bob');
    await stage.pass(1_000);
    const typeOf = (login: string) => stage.contact(login).connections.find(({ initial }) => initial)?.type;
    expect([typeOf('alice'), typeOf('bob')]).toEqual(['outbound', 'inbound']);
    await stage.ask('bob', 'acceptContact');
    await stage.ask('alice', 'destroyConnection', { connection: 'self' });
    expect(customer?.hears).toEqual([stage.arn.bob]);
  });

  test.each([
    ['busy', 2_000, 'LineEngagedCustomer'],
    ['invalid', 2_000, 'BadAddressCustomer'],
    ['ring', 61_000, 'FailedConnectCustomer'],
  ] as const)('that finds the number %s ends in an error after %i ms', async (does, ms, state) => {
    const stage = await calling(does);
    await stage.pass(ms);
    expect(stage.sees('alice')).toBe(`${state}: error (self disconnected, customer disconnected)`);
    await stage.ask('alice', 'clearContact');
    expect(stage.sees('alice')).toBe('Available');
    await stage.pass(80_000);
    expect(stage.record('c1')).toMatchObject({
      InitiationMethod: 'OUTBOUND',
      Agent: { AgentInteractionDuration: 0, CustomerHoldDuration: 0 },
    });
  });

  test('may be given up while it rings', async () => {
    const stage = await calling();
    await stage.pass(3_000);
    await stage.ask('alice', 'destroyConnection', { connection: 'self' });
    expect(stage.connect.phones.dialled()).toEqual([]);
    expect(stage.sees('alice')).toBe('AfterCallWork: ended (self disconnected, customer disconnected)');
  });

  test('answers by itself where the number is told to', async () => {
    const stage = await createStage();
    stage.connect.phones.setBehaviour(NUMBER, { does: 'answer', afterMs: 2_000 });
    await stage.port('alice').request('createOutboundContact', { endpoint: { type: 'phone_number', phoneNumber: NUMBER } });
    await stage.pass(2_300);
    expect(stage.sees('alice')).toBe('Busy: connected (self connected, customer connected)');
  });
});

describe('telephones', () => {
  test('tell of changes, and who is on the line is busy for others', async () => {
    const stage = await calling();
    let changes = 0;
    const stop = stage.connect.phones.onChange(() => {
      changes += 1;
    });
    await stage.pass(1_000);
    stage.connect.phones.dialled()[0]?.answer();
    expect(changes).toBeGreaterThan(0);
    await stage.consult('alice', NUMBER);
    await stage.pass(500);
    // What does not ring nobody can answer.
    stage.connect.phones.dialled()[1]?.answer();
    await stage.pass(2_500);
    expect(stage.sees('alice')).toBe('Busy: connected (self connected, customer hold, third disconnected)');
    stop();
    const before = changes;
    await stage.ask('alice', 'resumeConnection', { connection: 'customer' });
    expect(changes).toBe(before);
  });
});
