import { describe, expect, test } from 'vitest';
import { pageGate, type WindowMessage } from '../../../softphone/embed/page-gate.ts';
import { fakeClock } from '../support/fake-clock.ts';

const CRM = 'https://crm.example';

/** A gate, and the window around it. */
function aGate(origins: readonly string[] = [CRM]) {
  const clock = fakeClock();
  const posted: { message: unknown; origin: string; port: MessagePort | undefined }[] = [];
  const taken: unknown[] = [];
  const envelopes: unknown[] = [];
  let looks = 0;
  let listener: (message: WindowMessage) => void = () => {};
  pageGate({
    around: {
      onMessage: (one) => {
        listener = one;
      },
      post: (message, origin, port) => posted.push({ message, origin, port }),
    },
    origins,
    clock,
    openSession: () => ({
      take: async (message) => void taken.push(message),
      changed: () => {
        looks += 1;
      },
    }),
    onEnvelope: (data, answer) => {
      envelopes.push(data);
      answer({ result: 'x' });
    },
  });
  const says = (data: unknown, origin = CRM, isFromParent = true) => listener({ data, origin, isFromParent });
  const welcomes = () => posted.filter(({ port }) => port !== undefined);
  return { clock, posted, taken, envelopes, says, welcomes, looks: () => looks };
}
const HELLO = { protocol: 'consult-call', version: 1, type: 'hello' };

describe('the desk in a frame', () => {
  test('announces itself to the origins of the config alone, each second for half a minute', () => {
    const gate = aGate();
    for (let second = 0; second < 60; second += 1) gate.clock.pass(1_000);
    expect(gate.posted).toHaveLength(30);
    expect(new Set(gate.posted.map(({ origin }) => origin))).toEqual(new Set([CRM]));
  });

  test('answers a hello with a port, and is quiet from then on', () => {
    const gate = aGate();
    gate.says(HELLO);
    expect(gate.welcomes()).toMatchObject([
      { origin: CRM, message: { type: 'welcome', version: 1, commands: expect.arrayContaining(['SetConsult']) } },
    ]);
    const before = gate.posted.length;
    gate.clock.pass(5_000);
    expect(gate.posted).toHaveLength(before);
  });

  test('looks each second what time alone has changed, once however often a page says hello', () => {
    const gate = aGate();
    gate.says(HELLO);
    gate.says(HELLO);
    const before = gate.looks();
    for (let second = 0; second < 5; second += 1) gate.clock.pass(1_000);
    expect(gate.looks() - before).toBe(5);
  });

  test('takes commands by the port', async () => {
    const gate = aGate();
    gate.says(HELLO);
    const port = gate.welcomes()[0]?.port;
    port?.postMessage({ id: '1', command: 'Hold' });
    await expect.poll(() => gate.taken).toEqual([{ id: '1', command: 'Hold' }]);
    port?.close();
  });

  test('answers an envelope to the page it came from', () => {
    const gate = aGate();
    gate.says({ subtopic: 'SetCONSULT' });
    expect([gate.envelopes, gate.posted.at(-1)]).toMatchObject([[{ subtopic: 'SetCONSULT' }], { origin: CRM, message: { result: 'x' } }]);
  });

  test.each<[string, unknown, string, boolean]>([
    ['a page of another origin', HELLO, 'https://evil.example', true],
    ['an origin that only begins like it', HELLO, 'https://crm.example.evil.example', true],
    ['the same host on another port', HELLO, 'https://crm.example:8443', true],
    ['the same host without TLS', HELLO, 'http://crm.example', true],
    ['a page without an origin', HELLO, 'null', true],
    ['a window that does not frame the desk', HELLO, CRM, false],
    ['a hello of a version nobody knows', { ...HELLO, version: 2 }, CRM, true],
    ['a hello of something else', { type: 'hello' }, CRM, true],
    ['an envelope of another origin', { subtopic: 'SetCONSULT' }, 'https://evil.example', true],
    ['a text', 'hello', CRM, true],
  ])('has no word for %s', (_, data, origin, isFromParent) => {
    const gate = aGate();
    const before = gate.posted.length;
    gate.says(data, origin, isFromParent);
    expect([gate.posted.length, gate.envelopes]).toEqual([before, []]);
  });

  test('says nothing to anybody where the config names no page', () => {
    const gate = aGate([]);
    gate.says(HELLO);
    gate.clock.pass(10_000);
    expect(gate.posted).toEqual([]);
  });
});
