import { describe, expect, test } from 'vitest';
import type { Phone } from '../../../softphone/call/phone.ts';
import { createStreamsPhone } from '../../../softphone/streams/streams-phone.ts';
import { BOB } from '../support/endpoints.ts';
import { fakeAgent } from './fake-agent.ts';

function aPhone({ muted = false, noAgent = false } = {}) {
  const fake = fakeAgent();
  const phone = createStreamsPhone({
    agent: () => (noAgent ? null : fake.agent),
    audio: () => ({ muted }),
    byPhoneNumber: (phoneNumber) => ({ endpointARN: null, phoneNumber }) as unknown as connect.Endpoint,
    endpointsWithinMs: 20,
  });
  return { ...fake, phone };
}

const endpoint = (endpointARN: string, type: string, name: string, phoneNumber: string | null = null) => ({
  endpointARN,
  type,
  name,
  phoneNumber,
});

describe('the phone as Streams calls', () => {
  test.each<[string, (phone: Phone) => Promise<void>, string]>([
    ['accept', (phone) => phone.accept('c1'), 'accept'],
    ['decline', (phone) => phone.decline('c1'), 'reject'],
    ['hold', (phone) => phone.hold('c1', 'customer'), 'hold customer'],
    ['resume', (phone) => phone.resume('c1', 'customer'), 'resume customer'],
    ['drop', (phone) => phone.drop('c1', 'bob'), 'destroy bob'],
    ['leave ends the own line', (phone) => phone.leave('c1'), 'destroy me'],
    ['conference', (phone) => phone.conference('c1'), 'conference'],
    ['toggle', (phone) => phone.toggle('c1'), 'toggle'],
    ['clear', (phone) => phone.clear('c1'), 'clear'],
    ['mute', (phone) => phone.setMute('c1', 'me', true), 'mute me'],
    ['unmute', (phone) => phone.setMute('c1', 'bob', false), 'unmute bob'],
  ])('%s', async (_name, call, asked) => {
    const { phone, asked: calls } = aPhone();
    await call(phone);
    expect(calls).toEqual([asked]);
  });

  test('a refusal rejects with its code', async () => {
    const { phone, reply } = aPhone();
    reply({ failure: JSON.stringify({ type: 'InvalidStateException' }) });
    await expect(phone.conference('c1')).rejects.toMatchObject({ code: 'invalid-state' });
  });

  test.each([
    ['a contact that is gone', (phone: Phone) => phone.accept('c9')],
    ['a line that is gone', (phone: Phone) => phone.hold('c1', 'nobody')],
  ])('%s rejects as gone', async (_name, call) => {
    await expect(call(aPhone().phone)).rejects.toMatchObject({ code: 'gone' });
  });

  test('before there is an agent everything rejects', async () => {
    await expect(aPhone({ noAgent: true }).phone.accept('c1')).rejects.toMatchObject({ code: 'link-lost' });
  });

  test('unmuting takes back the mute of this browser, and the service’s only if it is set', async () => {
    const { phone, asked } = aPhone({ muted: true });
    await phone.setMute('c1', 'me', false);
    expect(asked).toEqual(['unmute here']);
  });
});

describe('endpoints', () => {
  test('are asked of every queue once, and each quick connect is offered once', async () => {
    const { phone, asked, reply } = aPhone();
    const bob = endpoint('qc/bob', 'agent', 'Bob');
    reply({
      success: {
        endpoints: [
          bob,
          endpoint('qc/billing', 'queue', 'Billing'),
          bob,
          endpoint('qc/supplier', 'phone_number', 'Supplier', '+12065550199'),
        ],
      },
    });
    await expect(phone.endpoints()).resolves.toEqual([
      { kind: 'agent', arn: 'qc/bob', name: 'Bob', number: null },
      { kind: 'queue', arn: 'qc/billing', name: 'Billing', number: null },
      { kind: 'external', arn: 'qc/supplier', name: 'Supplier', number: '+12065550199' },
    ]);
    expect(asked).toEqual(['endpoints of q/a q/b']);
  });

  test('of the agent themselves are left out by login; where there is none they may be a namesake', async () => {
    const { phone, reply } = aPhone();
    const named = (arn: string, name: string, agentLogin: string | null) => ({ ...endpoint(arn, 'agent', name), agentLogin });
    const own = [named('qc/1', 'First level', 'Alice'), named('qc/2', 'alice', null), endpoint('qc/3', 'queue', 'Alice')];
    reply({ success: { endpoints: [...own, named('qc/4', 'Alice', 'alice.b')] } });
    expect((await phone.endpoints()).map(({ arn }) => arn)).toEqual(['qc/2', 'qc/3', 'qc/4']);
  });

  test('that are offered can be dialled, and so can a typed number', async () => {
    const { phone, asked, reply } = aPhone();
    reply({ success: { endpoints: [endpoint('qc/bob', 'agent', 'Bob')] } });
    await phone.endpoints();
    await phone.consult('c1', BOB);
    await phone.consult('c1', { kind: 'external', arn: null, name: null, number: '+12065550199' });
    expect(asked.slice(1)).toEqual(['add qc/bob', 'add +12065550199']);
  });

  test('that were never offered cannot be dialled', async () => {
    await expect(aPhone().phone.consult('c1', BOB)).rejects.toMatchObject({ code: 'bad-endpoint' });
  });

  test('that do not come in time reject', async () => {
    const { phone, reply } = aPhone();
    reply('never');
    await expect(phone.endpoints()).rejects.toMatchObject({ code: 'no-answer' });
  });

  test('that are refused reject', async () => {
    const { phone, reply } = aPhone();
    reply({ failure: JSON.stringify({ type: 'InvalidStateException' }) });
    await expect(phone.endpoints()).rejects.toMatchObject({ code: 'invalid-state' });
  });
});
