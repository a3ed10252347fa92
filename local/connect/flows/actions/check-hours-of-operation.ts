import { idOf } from '../../arns.ts';
import { isOpen } from '../../resources/opening.ts';
import type { FlowAction } from '../action.ts';
import { ROUTED } from '../flow-types.ts';
import { decides, failed } from '../language.ts';
import { textOf } from '../text.ts';

/** Leads on by "True" inside the named hours, or those of the chosen queue (FL/CheckHoursOfOperation). */
export const checkHoursOfOperation: FlowAction = {
  allowedIn: ROUTED,
  errors: ['NoMatchingError'],
  needsNext: false,
  run: ({ core, contact }, { HoursOfOperationId }) => {
    const named = textOf(HoursOfOperationId) || (contact.targetQueue?.hoursArn ?? '');
    const hours = [...core.registry.hours.values()].find(({ arn }) => idOf(arn) === idOf(named));
    return hours ? decides(isOpen(hours, core.clock.now()) ? 'True' : 'False') : failed();
  },
};
