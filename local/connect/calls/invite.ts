import type { Core } from '../core.ts';
import type { QuickConnect } from '../resources/registry.ts';
import { isLive } from './bridge.ts';
import { connectedToSystem } from './connected-to-system.ts';
import { dial, putOn } from './dial.ts';
import { NETWORK } from './disconnect-reason.ts';
import { endLine } from './end-line.ts';
import { hold } from './hold.ts';
import type { Agent, DeskEntry, Invitation, Line } from './model.ts';
import { newLeg } from './new-contact.ts';
import { newLine } from './new-line.ts';

/** Whom an agent invites: by quick connect, or a number of the dial pad. */
export type Invited = { readonly quickConnect: QuickConnect } | { readonly phoneNumber: string };

/**
 * An agent invites somebody: everybody else is put on hold, and a new leg begins whose parent is the inviting agent's contact
 * (AG/identify-conferences-transfers).
 */
export function invite(core: Core, entry: DeskEntry, invited: Invited): Line {
  const { call } = entry.contact;
  // Nobody is held in a chat.
  const held = call.chat ? [] : call.lines.filter((one) => isLive(one) && one !== entry.line && one.kind !== 'supervisor');
  for (const line of held) hold(core, line, entry.agent);
  const quickConnect = 'quickConnect' in invited ? invited.quickConnect : null;
  const number =
    'phoneNumber' in invited ? invited.phoneNumber : quickConnect?.target.kind === 'external' ? quickConnect.target.phoneNumber : null;
  return number === null ? inviteByFlow(core, entry, quickConnect) : inviteNumber(core, entry, { number, quickConnect });
}

function inviteByFlow(core: Core, entry: DeskEntry, quickConnect: QuickConnect | null): Line {
  const target = quickConnect?.target;
  if (!quickConnect || !target || target.kind === 'external') throw new Error('A leg by flow needs an agent or queue quick connect.');
  const invitation: Invitation = {
    by: entry.agent,
    from: entry.contact,
    target: target.kind === 'agent' ? { kind: 'agent', id: target.agentArn } : { kind: 'queue', id: target.queueArn },
    quickConnect,
  };
  const line = addLine(core, entry, { invitation, kind: 'agent', number: null });
  // A queue quick connect has chosen its queue already when its flow starts.
  if (target.kind === 'queue') line.contact.targetQueue = core.registry.queues.get(target.queueArn) ?? null;
  const agent = target.kind === 'agent' ? core.agents.find(({ arn }) => arn === target.agentArn) : undefined;
  const start = core.clock.after(core.timings.legStartMs, () => core.journal.change(() => flowStarts(core, line, target.flowArn, agent)));
  line.contact.stops.add(start);
  return line;
}

// The third party shows as connected as soon as the transfer flow starts, before anybody answers (AG/quick-connects).
function flowStarts(core: Core, line: Line, flowArn: string, agent: Agent | undefined): void {
  line.state = 'connected';
  line.changedAtMs = core.clock.now();
  core.startFlow(line.contact, { flowArn, ...(agent && { agent }) });
}

function inviteNumber(
  core: Core,
  entry: DeskEntry,
  { number, quickConnect }: { readonly number: string; readonly quickConnect: QuickConnect | null },
): Line {
  const invitation: Invitation = { by: entry.agent, from: entry.contact, target: { kind: 'external', id: number }, quickConnect };
  const line = addLine(core, entry, { invitation, kind: 'external', number });
  const start = core.clock.after(core.timings.legStartMs, () => core.journal.change(() => ring(core, line, number)));
  line.contact.stops.add(start);
  return line;
}

// Busy, invalid or unanswered ends the leg.
function ring(core: Core, line: Line, number: string): void {
  const person = `outside:${number}`;
  dial(core, {
    line,
    contact: line.contact,
    number,
    answered: () => {
      putOn(core, line, person);
      connectedToSystem(core, line.contact, { told: core.assumptions.connectedToSystemOnExternal });
    },
    failed: (reason) => endLine(core, line, `${NETWORK}${reason}`),
    hungUp: () => endLine(core, line, person),
  });
}

interface LegLine {
  readonly invitation: Invitation;
  readonly kind: 'agent' | 'external';
  readonly number: string | null;
}

function addLine(core: Core, { contact, agent }: DeskEntry, { invitation, kind, number }: LegLine): Line {
  const leg = newLeg(core, contact.call, {
    method: kind === 'agent' ? 'TRANSFER' : 'EXTERNAL_OUTBOUND',
    previous: contact,
    customerEndpoint: number === null ? contact.customerEndpoint : { type: 'TELEPHONE_NUMBER', address: number },
    systemEndpoint: contact.systemEndpoint,
    invitation,
  });
  return newLine(core, {
    kind,
    contact: leg,
    state: 'connecting',
    addedBy: agent,
    dialled: true,
    ...(number !== null && { phoneNumber: number }),
    ...(invitation.quickConnect && { quickConnectName: invitation.quickConnect.name }),
  });
}
