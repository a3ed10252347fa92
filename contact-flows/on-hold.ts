import { beforeConnecting } from './before-connecting.ts';
import type { Flow } from './flow.ts';

/** The flows that run while somebody is on hold; one that is left out leaves the instance's own. */
export interface HoldFlows {
  readonly customer?: string | undefined;
  readonly agent?: string | undefined;
}

const HOOKS = { customer: 'CustomerHold', agent: 'AgentHold' } as const;

/**
 * The flow that says what is heard on hold by those on its contact, before it connects them (Admin Guide, Set hold flow). A hook that cannot be set changes nothing.
 * @throws Error when the flow connects nobody.
 */
export function onHold(flow: Flow, flowArns: HoldFlows): Flow {
  const hooked = (['customer', 'agent'] as const).flatMap((who) => {
    const flowArn = flowArns[who];
    return flowArn === undefined ? [] : [{ who, flowArn }];
  });
  return hooked.reduce(
    (made, { who, flowArn }) =>
      beforeConnecting(made, {
        Identifier: `hold-of-${who}`,
        Type: 'UpdateContactEventHooks',
        Parameters: { EventHooks: { [HOOKS[who]]: flowArn } },
        passesOver: ['NoMatchingError'],
      }),
    flow,
  );
}

/** The hold flow with a prompt of the instance instead of its words. */
export const withHoldMusic = (flow: Flow, promptArn: string): Flow => ({
  ...flow,
  Actions: flow.Actions.map((action) => ({ ...action, Parameters: { ...action.Parameters, Messages: [{ PromptId: promptArn }] } })),
});
