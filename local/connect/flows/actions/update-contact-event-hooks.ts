import type { FlowType } from '../../resources/registry.ts';
import type { FlowAction } from '../action.ts';
import { EVERY, INBOUND_AND_TRANSFER } from '../flow-types.ts';
import { failed, NEXT } from '../language.ts';
import { textsOf } from '../text.ts';

interface Hook {
  /** The flow type it takes. */
  readonly takes: FlowType;
  /** Flow types that may set it. */
  readonly setIn: readonly FlowType[];
}

const HOLD_SET_IN: readonly FlowType[] = [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE', 'OUTBOUND_WHISPER'];

/**
 * Hooks of voice that the simulated instance acts on. The action's page has all flow types for all hooks; the block of each hook has fewer (AG/set-hold-flow,
 * AG/set-customer-queue-flow), and what either refuses is refused here. Nothing says which flows the blocks of the other hooks may stand in.
 */
const HOOKS: Readonly<Record<string, Hook>> = {
  CustomerQueue: { takes: 'CUSTOMER_QUEUE', setIn: INBOUND_AND_TRANSFER },
  CustomerHold: { takes: 'CUSTOMER_HOLD', setIn: HOLD_SET_IN },
  AgentHold: { takes: 'AGENT_HOLD', setIn: HOLD_SET_IN },
  CustomerWhisper: { takes: 'CUSTOMER_WHISPER', setIn: EVERY },
  AgentWhisper: { takes: 'AGENT_WHISPER', setIn: EVERY },
  CustomerRemaining: { takes: 'CONTACT_FLOW', setIn: EVERY },
};

/** Says which flow runs at a later moment of the contact (FL/UpdateContactEventHooks): exactly one hook each time. */
export const updateContactEventHooks: FlowAction = {
  allowedIn: EVERY,
  errors: ['NoMatchingError'],
  needsNext: true,
  problems: ({ Parameters }, type) => {
    const names = textsOf(Parameters.EventHooks).map(([name]) => name);
    const unknown = names.filter((name) => !Object.hasOwn(HOOKS, name));
    const misplaced = names.filter((name) => Object.hasOwn(HOOKS, name) && !HOOKS[name]?.setIn.includes(type));
    return [
      ...(names.length === 1 ? [] : ['EventHooks must hold exactly one hook']),
      ...unknown.map((name) => `hook ${name} is not supported`),
      ...misplaced.map((name) => `hook ${name} is not set in a flow of type ${type}`),
    ];
  },
  run: ({ core, contact }, { EventHooks }) => {
    const [hook] = textsOf(EventHooks);
    const flow = hook && core.registry.flows.get(hook[1]);
    if (!hook || !flow || flow.type !== HOOKS[hook[0]]?.takes) return failed();
    contact.hooks.set(hook[0], flow.arn);
    return NEXT;
  },
};
