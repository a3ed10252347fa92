import type { BusEvent } from '../../ports.ts';
import { TemplateError } from '../errors.ts';
import { EventBus, type Rule } from './event-bus.ts';

type Surroundings = ConstructorParameters<typeof EventBus>[0];

/** The bus that every account has, to which AWS services send. */
export const DEFAULT_BUS = 'default';

/** The buses of an account and a region, by name. */
export class EventBuses {
  readonly #buses = new Map<string, EventBus>();
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.add(DEFAULT_BUS);
  }

  add(name: string): void {
    this.#buses.set(name, new EventBus(this.#surroundings));
  }

  has(name: string): boolean {
    return this.#buses.has(name);
  }

  /** @throws TemplateError for a bus that is not there */
  addRule(busName: string, rule: Rule): void {
    this.#bus(busName).addRule(rule);
  }

  /** @throws TemplateError for a bus that is not there */
  put(busName: string, event: BusEvent): void {
    this.#bus(busName).put(event);
  }

  #bus(name: string): EventBus {
    const bus = this.#buses.get(name);
    if (!bus) throw new TemplateError(`There is no event bus ${name}.`);
    return bus;
  }
}
