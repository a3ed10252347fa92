import type { FlowAction } from '../action.ts';
import { NOT_HOLD } from '../flow-types.ts';
import { failed, NEXT } from '../language.ts';
import { textsOf } from '../text.ts';

/** Hooks of voice that the simulated instance acts on, and the flow type each takes. */
const HOOKS: Readonly<Record<string, string>> = {
  CustomerQueue: 'CUSTOMER_QUEUE',
  CustomerHold: 'CUSTOMER_HOLD',
  AgentHold: 'AGENT_HOLD',
  CustomerWhisper: 'CUSTOMER_WHISPER',
  AgentWhisper: 'AGENT_WHISPER',
  CustomerRemaining: 'CONTACT_FLOW',
};

/** Says which flow runs at a later moment of the contact (FL/UpdateContactEventHooks): exactly one hook each time. */
export const updateContactEventHooks: FlowAction = {
  allowedIn: NOT_HOLD,
  errors: ['NoMatchingError'],
  needsNext: true,
  problems: ({ Parameters }) => {
    const names = textsOf(Parameters.EventHooks).map(([name]) => name);
    const unknown = names.filter((name) => !(name in HOOKS));
    return [
      ...(names.length === 1 ? [] : ['EventHooks must hold exactly one hook']),
      ...unknown.map((name) => `hook ${name} is not supported`),
    ];
  },
  run: ({ core, contact }, { EventHooks }) => {
    const [hook] = textsOf(EventHooks);
    const flow = hook && core.registry.flows.get(hook[1]);
    if (!hook || !flow || flow.type !== HOOKS[hook[0]]) return failed();
    contact.hooks.set(hook[0], flow.arn);
    return NEXT;
  },
};
