import { TemplateError } from '../errors.ts';
import type { Message } from './message.ts';
import { Queue, type QueueSpec } from './queue.ts';

/** Every queue of the account. */
export class Queues {
  readonly #queues = new Map<string, Queue>();
  readonly #surroundings: Omit<ConstructorParameters<typeof Queue>[1], 'deadLetter'>;

  constructor(surroundings: Omit<ConstructorParameters<typeof Queue>[1], 'deadLetter'>) {
    this.#surroundings = surroundings;
  }

  add(spec: QueueSpec): Queue {
    const deadLetter = (arn: string, message: Message) => this.byArn(arn).accept(message);
    const queue = new Queue(spec, { ...this.#surroundings, deadLetter });
    this.#queues.set(spec.arn, queue);
    return queue;
  }

  all(): readonly Queue[] {
    return [...this.#queues.values()];
  }

  /** @throws TemplateError when there is none. */
  byArn(arn: string): Queue {
    const queue = this.#queues.get(arn);
    if (!queue) throw new TemplateError(`There is no queue ${arn}.`);
    return queue;
  }

  byUrl(url: string): Queue | undefined {
    return this.all().find(({ spec }) => spec.url === url || url.endsWith(new URL(spec.url).pathname));
  }
}
