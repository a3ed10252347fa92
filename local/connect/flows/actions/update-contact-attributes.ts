import { setAttributes } from '../../calls/attributes.ts';
import type { FlowAction } from '../action.ts';
import { EVERY } from '../flow-types.ts';
import { failed, NEXT } from '../language.ts';
import { textsOf } from '../text.ts';

/** Sets user-defined attributes of the contact, and so of its whole chain (FL/UpdateContactAttributes). */
export const updateContactAttributes: FlowAction = {
  allowedIn: EVERY,
  errors: ['NoMatchingError'],
  needsNext: true,
  run: ({ core, contact }, { Attributes, TargetContact }) => {
    if (TargetContact === 'Related') return failed();
    return core.journal.change(() => setAttributes(core, contact, textsOf(Attributes))) ? NEXT : failed();
  },
};
