import type { Core } from '../core.ts';
import { isLive } from './bridge.ts';
import { emptySlot } from './flow-slot.ts';
import type { Agent, Contact, Line, Telephone } from './model.ts';

/** What a line is made from. */
export interface NewLine {
  readonly kind: Line['kind'];
  readonly contact: Contact;
  readonly state: 'connecting' | 'connected';
  /** Party id of the person already on the line. */
  readonly person?: string;
  readonly agent?: Agent;
  readonly addedBy?: Agent;
  readonly phoneNumber?: string;
  readonly quickConnectName?: string;
  readonly dialled?: boolean;
  readonly monitoring?: 'SILENT_MONITOR' | 'BARGE';
  readonly telephone?: Telephone;
}

/** Puts a line onto the call of its contact. */
export function newLine(core: Core, given: NewLine): Line {
  const now = core.clock.now();
  const { call } = given.contact;
  const line: Line = {
    id: core.newId(),
    kind: given.kind,
    contact: given.contact,
    state: given.state,
    held: false,
    heldBy: null,
    holdFlow: emptySlot(),
    changedAtMs: now,
    person: given.person ?? null,
    personAtMs: given.person === undefined ? null : now,
    formerPeople: [],
    agent: given.agent ?? null,
    muted: false,
    forcedMute: false,
    addedAtMs: now,
    addedBy: given.addedBy ?? null,
    addedBefore: call.lines.filter(isLive).flatMap((line) => line.agent ?? []),
    phoneNumber: given.phoneNumber ?? null,
    quickConnectName: given.quickConnectName ?? null,
    dialled: given.dialled ?? false,
    monitoring: given.monitoring ?? null,
    endedAtMs: null,
    endedBy: null,
    telephone: given.telephone ?? null,
  };
  call.lines.push(line);
  return line;
}
