import { createHash, randomUUID } from 'node:crypto';
import type { Clock } from '../../ports.ts';
import type { Statement } from '../iam/policy-document.ts';
import type { Pace } from '../pace.ts';
import type { Message, NewMessage, ReceivedMessage } from './message.ts';

/** A queue as the template describes it. */
export interface QueueSpec {
  readonly stackName: string;
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly url: string;
  readonly visibilityTimeoutSeconds: number;
  readonly delaySeconds: number;
  readonly redrive: { readonly deadLetterArn: string; readonly maxReceiveCount: number } | null;
}

interface Surroundings {
  readonly clock: Clock;
  readonly pace: Pace;
  /** Takes a message that was received too often. */
  readonly deadLetter: (deadLetterArn: string, message: Message) => void;
}

/** A standard queue: at-least-once, a visibility timeout, and a move to the dead-letter queue instead of one receive too many. */
export class Queue {
  readonly spec: QueueSpec;
  /** Statements of the queue's own policy. */
  policy: readonly Statement[] = [];
  readonly #surroundings: Surroundings;
  readonly #visible: Message[] = [];
  readonly #inFlight = new Map<string, { readonly message: Message; readonly receivedAt: number; cancelReturn: () => void }>();
  readonly #listeners = new Set<() => void>();
  readonly #open = new Map<string, () => void>();
  #beginWork: (() => () => void) | null = null;
  #delayed = 0;

  constructor(spec: QueueSpec, surroundings: Surroundings) {
    this.spec = spec;
    this.#surroundings = surroundings;
  }

  send({ body, messageAttributes = {}, delaySeconds = this.spec.delaySeconds, senderId }: NewMessage): Message {
    const message: Message = {
      messageId: randomUUID(),
      body,
      md5OfBody: createHash('md5').update(body).digest('hex'),
      messageAttributes,
      sentAtMs: this.#surroundings.clock.now(),
      firstReceivedAtMs: null,
      receiveCount: 0,
      senderId,
      deadLetterSourceArn: null,
    };
    this.#addLater(message, delaySeconds);
    return message;
  }

  /** Puts in a message that another queue gave up on. */
  accept(message: Message): void {
    this.#addLater({ ...message, firstReceivedAtMs: null, receiveCount: 0 }, 0);
  }

  /** Takes up to `count` visible messages. They stay hidden until deleted or handed back; `hideSeconds` lets them come back by themselves. */
  receive(count: number, hideSeconds?: number): ReceivedMessage[] {
    return this.#visible.splice(0, count).map((message) => this.#hide(message, hideSeconds));
  }

  /** Ends a received message; false when the handle is no longer good. */
  delete(receiptHandle: string): boolean {
    const held = this.#inFlight.get(receiptHandle);
    if (!held) return false;
    held.cancelReturn();
    this.#endWork(held.message);
    return this.#inFlight.delete(receiptHandle);
  }

  /** Lets a received message come back when the rest of its visibility timeout has passed. */
  handBack(receiptHandle: string): void {
    const held = this.#inFlight.get(receiptHandle);
    if (!held) return;
    const heldForMs = performance.now() - held.receivedAt;
    this.#returnAfter(receiptHandle, Math.max(0, this.spec.visibilityTimeoutSeconds * 1000 - heldForMs));
  }

  /** Messages anybody could receive now, oldest first. */
  visible(): readonly Message[] {
    return [...this.#visible];
  }

  /** How many messages are visible, in somebody's hands or delayed. */
  get depth(): { readonly visible: number; readonly inFlight: number; readonly delayed: number } {
    return { visible: this.#visible.length, inFlight: this.#inFlight.size, delayed: this.#delayed };
  }

  /** From now on every message is a piece of work until it is deleted or leaves for the dead-letter queue. */
  countAsWork(begin: () => () => void): void {
    this.#beginWork = begin;
    for (const { messageId } of this.#visible) this.#open.set(messageId, begin());
  }

  /** Called whenever messages become visible. */
  onVisible(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #addLater(message: Message, delaySeconds: number): void {
    if (this.#beginWork) this.#open.set(message.messageId, this.#beginWork());
    if (delaySeconds <= 0) {
      this.#add(message);
      return;
    }
    this.#delayed += 1;
    this.#surroundings.pace.after(delaySeconds * 1000, () => {
      this.#delayed -= 1;
      this.#add(message);
    });
  }

  #add(message: Message): void {
    this.#visible.push(message);
    for (const listener of this.#listeners) listener();
  }

  #hide(message: Message, hideSeconds: number | undefined): ReceivedMessage {
    const receiptHandle = randomUUID();
    const received = {
      ...message,
      receiveCount: message.receiveCount + 1,
      firstReceivedAtMs: message.firstReceivedAtMs ?? this.#surroundings.clock.now(),
    };
    this.#inFlight.set(receiptHandle, { message: received, receivedAt: performance.now(), cancelReturn: () => {} });
    if (hideSeconds !== undefined) this.#returnAfter(receiptHandle, hideSeconds * 1000);
    return { ...received, receiptHandle };
  }

  #returnAfter(receiptHandle: string, delayMs: number): void {
    const held = this.#inFlight.get(receiptHandle);
    if (!held) return;
    held.cancelReturn = this.#surroundings.pace.after(delayMs, () => {
      this.#inFlight.delete(receiptHandle);
      this.#comeBack(held.message);
    });
  }

  #comeBack(message: Message): void {
    const { redrive, arn } = this.spec;
    if (redrive && message.receiveCount >= redrive.maxReceiveCount) {
      this.#surroundings.deadLetter(redrive.deadLetterArn, { ...message, deadLetterSourceArn: arn });
      this.#endWork(message);
    } else {
      this.#add(message);
    }
  }

  #endWork({ messageId }: Message): void {
    this.#open.get(messageId)?.();
    this.#open.delete(messageId);
  }
}
