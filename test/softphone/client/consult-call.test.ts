import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { connect } from '../../../softphone/client/consult-call.ts';

const DESK = 'https://desk.example.com';
const listeners = new Set<(event: object) => void>();
const posted: unknown[] = [];
const contentWindow = { postMessage: (message: unknown, origin: string) => void posted.push([message, origin]) };
const frame = { contentWindow } as unknown as HTMLIFrameElement;
const says = (data: object, more: object = {}) => {
  for (const listener of listeners) listener({ data, origin: DESK, source: contentWindow, ports: [], ...more });
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', (_type: string, listener: (event: object) => void) => void listeners.add(listener));
  vi.stubGlobal('removeEventListener', (_type: string, listener: (event: object) => void) => void listeners.delete(listener));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  listeners.clear();
  posted.length = 0;
});

describe('a page that connects to a desk', () => {
  test('is told when no desk answers, and listens no longer', async () => {
    const connecting = expect(connect(frame, DESK)).rejects.toThrow(`The desk at ${DESK} did not answer.`);
    expect(listeners.size).toBe(1);
    await vi.advanceTimersByTimeAsync(30_000);
    await connecting;
    expect(listeners.size).toBe(0);
  });

  test('takes a welcome from the desk alone, and gets what came of its commands', async () => {
    const { port1, port2 } = new MessageChannel();
    const connecting = connect(frame, DESK);
    says({ protocol: 'consult-call', type: 'welcome' }, { origin: 'https://evil.example.com', ports: [port2] });
    says({ protocol: 'consult-call', type: 'welcome' }, { ports: [port2] });
    const desk = await connecting;
    vi.useRealTimers();
    port1.onmessage = ({ data }) => port1.postMessage({ replyTo: data.id, outcome: 'done' });
    expect(await desk.run('Hold')).toEqual({ outcome: 'done' });
    desk.close();
    expect(listeners.size).toBe(0);
    await expect(desk.run('Hold')).rejects.toThrow('not connected');
    port1.close();
  });
});
