import type { Agent, FlowSlot } from '../calls/model.ts';

/** Which flow runs, for whom and where. */
export interface FlowStart {
  readonly flowArn: string;
  readonly agent?: Agent;
  /** Where it runs. @default the contact's own slot */
  readonly slot?: FlowSlot;
  /** Called when the flow has ended by itself, not when the contact went on without it. */
  readonly onEnd?: () => void;
}
