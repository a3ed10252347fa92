import { customerLine, isLive } from '../../calls/bridge.ts';
import { hold, resume } from '../../calls/hold.ts';
import type { Line } from '../../calls/model.ts';
import type { FlowAction } from '../action.ts';
import { TRANSFER } from '../flow-types.ts';
import { failed, NEXT } from '../language.ts';
import type { FlowRun } from '../run.ts';

/** Who is held in each state; the other one is resumed. */
const HELD: Readonly<Record<string, 'agent' | 'customer' | 'nobody'>> = {
  AgentOnHold: 'agent',
  CustomerOnHold: 'customer',
  OffHold: 'nobody',
};

/** In a transfer flow: holds or resumes the customer and the agent who asked (FL/UpdatePreviousContactParticipantState). */
export const updatePreviousContactParticipantState: FlowAction = {
  allowedIn: TRANSFER,
  errors: ['NoMatchingError'],
  needsNext: true,
  problems: ({ Parameters: { PreviousContactParticipantState: state } }) =>
    HELD[String(state)] ? [] : [`PreviousContactParticipantState must be one of ${Object.keys(HELD).join(', ')}`],
  run: (run, { PreviousContactParticipantState: state }) => {
    const held = HELD[String(state)];
    const customer = customerLine(run.contact.call);
    const asker = run.contact.call.lines.find((line) => line.contact === run.contact.invitation?.from && line.agent && isLive(line));
    if (!customer || !asker || !isLive(customer)) return failed();
    run.core.journal.change(() => {
      put(run, customer, held === 'customer');
      put(run, asker, held === 'agent');
    });
    return NEXT;
  },
};

// A hold the flow sets counts as the asking agent's: it ends when they leave.
function put({ core, contact }: FlowRun, line: Line, onHold: boolean): void {
  if (onHold) hold(core, line, contact.invitation?.by ?? null);
  else resume(core, line);
}
