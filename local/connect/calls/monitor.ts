import { newDeskEntry } from '../agents/new-desk-entry.ts';
import type { Core } from '../core.ts';
import { isLive } from './bridge.ts';
import type { Agent, Call, Contact, DeskEntry } from './model.ts';
import { newLeg } from './new-contact.ts';
import { newLine } from './new-line.ts';

/** Supervisors who may watch one call: five silent ones, or two with enhanced contact monitoring (AG/monitor-conversations). */
const MOST_SUPERVISORS = { 3: 5, 6: 2 } as const;

/** Supervisors who watch or have joined a call now. */
export const supervisorsOf = (call: Call) => call.lines.filter((line) => line.kind === 'supervisor' && isLive(line));

/** Another supervisor may watch the call. */
export const hasRoomForSupervisor = (core: Core, call: Call): boolean => supervisorsOf(call).length < MOST_SUPERVISORS[core.parties];

/** Lets a supervisor listen to a contact in silence. The contact of their own tells the outside only with enhanced monitoring. */
export function monitor(core: Core, supervisor: Agent, contact: Contact): DeskEntry {
  const now = core.clock.now();
  const own = newLeg(core, contact.call, {
    method: 'MONITOR',
    previous: contact,
    customerEndpoint: contact.customerEndpoint,
    systemEndpoint: contact.systemEndpoint,
    unseen: !(core.parties === 6 && core.assumptions.monitorContact),
  });
  own.agent = supervisor;
  own.acceptedAtMs = now;
  own.connectedToAgentAtMs = now;
  const line = newLine(core, {
    kind: 'supervisor',
    contact: own,
    state: 'connected',
    person: supervisor.arn,
    agent: supervisor,
    monitoring: 'SILENT_MONITOR',
  });
  supervisor.call = { name: 'Busy', type: 'system', sinceMs: now };
  return newDeskEntry(core, supervisor, { contact: own, type: 'voice', state: 'connected', line });
}
