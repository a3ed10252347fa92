import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { Pace } from '../../../../local/cloud/pace.ts';
import type { Queue, QueueSpec } from '../../../../local/cloud/sqs/queue.ts';
import { Queues } from '../../../../local/cloud/sqs/queues.ts';
import { wallClock } from '../wall-clock.ts';

const spec = (name: string, more: Partial<QueueSpec> = {}): QueueSpec => ({
  ...{ stackName: 'S', logicalId: name, name, arn: `arn:aws:sqs:r:1:${name}`, url: `http://127.0.0.1:1/1/${name}` },
  ...{ visibilityTimeoutSeconds: 20, delaySeconds: 0, redrive: null },
  ...more,
});

let queues: Queues;
let queue: Queue;
let dead: Queue;

beforeEach(() => {
  queues = new Queues({ clock: wallClock, pace: new Pace(0.001) });
  dead = queues.add(spec('dead'));
  queue = queues.add(spec('queue', { redrive: { deadLetterArn: dead.spec.arn, maxReceiveCount: 2 } }));
});

const send = (body: string, more = {}) => queue.send({ body, senderId: 'me', ...more });
const bodies = (from: Queue) => from.visible().map(({ body }) => body);
const becomesVisible = (from: Queue) => new Promise<void>((resolve) => from.onVisible(resolve));

describe('a queue', () => {
  test('gives messages in order and hides them', () => {
    for (const body of ['a', 'b', 'c']) send(body);
    expect(queue.receive(2).map(({ body, receiveCount }) => [body, receiveCount])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(bodies(queue)).toEqual(['c']);
    expect(queue.depth).toEqual({ visible: 1, inFlight: 2, delayed: 0 });
  });

  test('forgets a deleted message; the handle is good once', () => {
    send('a');
    const [message] = queue.receive(1);
    expect([queue.delete(message?.receiptHandle ?? ''), queue.delete(message?.receiptHandle ?? '')]).toEqual([true, false]);
    expect(queue.depth).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test('takes a message back when its visibility timeout ends', async () => {
    send('a');
    queue.receive(1, 5);
    await becomesVisible(queue);
    expect(queue.receive(1)[0]).toMatchObject({ body: 'a', receiveCount: 2 });
  });

  test('takes a message that is handed back after the rest of its timeout', async () => {
    send('a');
    const [message] = queue.receive(1);
    queue.handBack(message?.receiptHandle ?? '');
    expect(queue.depth.inFlight).toBe(1);
    await becomesVisible(queue);
    expect(bodies(queue)).toEqual(['a']);
  });

  test('moves a message to the dead-letter queue instead of one receive too many, with its id', async () => {
    const { messageId } = send('a');
    for (const [from, next] of [
      [queue, queue],
      [queue, dead],
    ] as const) {
      const [message] = from.receive(1);
      const moved = becomesVisible(next);
      from.handBack(message?.receiptHandle ?? '');
      await moved;
    }
    expect(dead.visible()).toMatchObject([{ messageId, body: 'a', receiveCount: 0, deadLetterSourceArn: queue.spec.arn }]);
    expect(bodies(queue)).toEqual([]);
  });

  test('delays a message, and counts it meanwhile', async () => {
    send('a', { delaySeconds: 10 });
    expect(queue.depth).toEqual({ visible: 0, inFlight: 0, delayed: 1 });
    await becomesVisible(queue);
    expect(queue.depth).toEqual({ visible: 1, inFlight: 0, delayed: 0 });
  });

  test('is work from the moment of sending until a message is deleted or dead', async () => {
    let open = 0;
    send('before');
    queue.countAsWork(() => {
      open += 1;
      return () => {
        open -= 1;
      };
    });
    send('after', { delaySeconds: 1 });
    expect(open).toBe(2);
    const [message] = queue.receive(1);
    queue.delete(message?.receiptHandle ?? '');
    expect(open).toBe(1);
    await becomesVisible(queue);
    for (let round = 0; round < 2; round += 1) {
      const [again] = queue.receive(1);
      queue.handBack(again?.receiptHandle ?? '');
      await sleep(40);
    }
    expect(open).toBe(0);
    expect(bodies(dead)).toEqual(['after']);
  });

  test('is found by its URL, whatever the host', () => {
    expect(queues.byUrl('http://127.0.0.1:1/1/queue')).toBe(queue);
    expect(queues.byUrl('https://sqs.us-east-1.amazonaws.com/1/queue')).toBe(queue);
    expect(queues.byUrl('https://sqs.us-east-1.amazonaws.com/1/other')).toBeUndefined();
  });
});
