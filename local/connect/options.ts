import type { Clock, Outlets } from '../ports.ts';
import type { Assumptions } from './assumptions.ts';
import type { Delivery } from './emission/delivery.ts';
import type { InstanceSetUp } from './instance.ts';
import type { Timings } from './timings.ts';

/** What a simulated instance is made from. */
export interface ConnectOptions {
  readonly clock: Clock;
  /** The same seed and the same calls give the same ids, jitter and disorder. */
  readonly seed: number;
  /** Asked at each use, so that the cloud may be built after the instance. */
  readonly outlets: () => Outlets;
  readonly account: string;
  readonly region: string;
  readonly instanceId: string;
  /** Participants a call may have: 3 is the default mode, 6 is multi-party calls with enhanced contact monitoring. @default 6 */
  readonly parties?: 3 | 6;
  readonly assumptions?: Partial<Assumptions>;
  readonly delivery?: Partial<Delivery>;
  readonly timings?: Partial<Timings>;
  /** Whether the API's rate limits hold. @default false */
  readonly throttleApi?: boolean;
  /** Agents, queues, hours, numbers that exist before any template. @default EXISTING_INSTANCE */
  readonly setUp?: InstanceSetUp;
}
