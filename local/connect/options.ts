import type { Clock, Outlets } from '../ports.ts';
import type { Behaviour } from './behaviour.ts';
import type { Delivery } from './emission/delivery.ts';
import type { InstanceSetUp } from './instance.ts';

/** What a simulated instance is made from. */
export interface ConnectOptions extends Behaviour {
  readonly clock: Clock;
  /** The same seed and the same calls give the same ids, jitter and disorder. */
  readonly seed: number;
  /** Makes the ids of contacts, where they must differ from those of a run before, as Connect's do. @default by the seed, as all others */
  readonly newContactId?: () => string;
  /** Asked at each use, so that the cloud may be built after the instance. */
  readonly outlets: () => Outlets;
  readonly account: string;
  readonly region: string;
  readonly instanceId: string;
  readonly delivery?: Partial<Delivery>;
  /** Whether the API's rate limits hold. @default false */
  readonly throttleApi?: boolean;
  /** Agents, queues, hours, numbers that exist before any template. @default EXISTING_INSTANCE */
  readonly setUp?: InstanceSetUp;
}
