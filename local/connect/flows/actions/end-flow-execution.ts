import { FLOW_TYPES } from '../../resources/registry.ts';
import type { FlowAction } from '../action.ts';
import { INBOUND_AND_TRANSFER } from '../flow-types.ts';
import { END } from '../language.ts';

/** Ends a whisper, hold or queue flow; the contact stays where it is (FL/EndFlowExecution). */
export const endFlowExecution: FlowAction = {
  allowedIn: FLOW_TYPES.filter((type) => !INBOUND_AND_TRANSFER.includes(type)),
  errors: [],
  needsNext: false,
  run: () => END,
};
