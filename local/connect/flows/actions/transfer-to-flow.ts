import { idOf } from '../../arns.ts';
import type { FlowAction } from '../action.ts';
import { INBOUND_AND_TRANSFER } from '../flow-types.ts';
import { failed, NEXT } from '../language.ts';
import { textOf } from '../text.ts';

/** Goes on in another flow of the same contact (FL/TransferToFlow). */
export const transferToFlow: FlowAction = {
  allowedIn: INBOUND_AND_TRANSFER,
  errors: ['NoMatchingError'],
  needsNext: false,
  problems: ({ Parameters }) => (Parameters.ContactFlowId ? [] : ['ContactFlowId is missing']),
  run: (run, { ContactFlowId }) => {
    const flow = [...run.core.registry.flows.values()].find(({ id }) => id === idOf(textOf(ContactFlowId)));
    if (!flow || !INBOUND_AND_TRANSFER.includes(flow.type)) return failed();
    run.flow = flow;
    run.slot.arn = flow.arn;
    return NEXT;
  },
};
