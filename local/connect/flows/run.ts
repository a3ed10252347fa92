import type { Agent, Contact, FlowSlot } from '../calls/model.ts';
import type { Core } from '../core.ts';
import type { Flow } from '../resources/registry.ts';

/** One run of one flow on one contact, as its actions see it. */
export interface FlowRun {
  readonly core: Core;
  readonly contact: Contact;
  flow: Flow;
  /** Whom `$.Agent` means: the target in an agent transfer flow. */
  readonly agent: Agent | null;
  /** The last function's answer: lives until the next one. */
  external: Readonly<Record<string, unknown>>;
  readonly flowAttributes: Map<string, string>;
  storedInput: string;
  readonly loops: Map<string, number>;
  /** Where it runs and what it lets be heard. */
  readonly slot: FlowSlot;
  /** The contact has gone on without the flow. */
  stopped: boolean;
  /** Waits on the instance's clock. */
  sleep(ms: number): Promise<void>;
}

/** What a flow's text means to somebody who listens. */
export const PROMPT = 'prompt: ';
