import type { Core } from '../core.ts';
import { customerLine, isLive, together } from './bridge.ts';
import type { Contact, Line, TalkStretch } from './model.ts';

/**
 * Keeps, for every agent's contact, when the agent talked with the customer and when the customer was on hold for them.
 * Real records show AgentInteractionDuration + CustomerHoldDuration = AfterContactWorkStart - ConnectedToAgent exactly, so each
 * instant counts as one or the other; after the customer has gone, as what it was last.
 */
export function observeTalk(core: Core): void {
  for (const contact of [...core.liveCalls].flatMap((call) => call.contacts)) {
    if (contact.method === 'EXTERNAL_OUTBOUND') keepThirdParty(core, contact);
    else if (contact.agent && contact.workEndedAtMs === null) keep(core, contact);
  }
}

/** An outside party's time with the customer (ExternalThirdPartyInteractionDuration). */
function keepThirdParty(core: Core, contact: Contact): void {
  const customer = customerLine(contact.call);
  const own = contact.call.lines.find((line) => line.contact === contact && line.kind === 'external');
  const last = contact.talk.at(-1);
  const talking = customer !== undefined && own !== undefined && together(customer, own);
  if (!talking) close(last, core.clock.now());
  else if (!last || last.toMs !== null) contact.talk.push({ kind: 'interaction', fromMs: core.clock.now(), toMs: null, heldBy: null });
}

function keep(core: Core, contact: Contact): void {
  const now = core.clock.now();
  const last = contact.talk.at(-1);
  if (contact.agentLeftAtMs !== null) close(last, contact.agentLeftAtMs);
  if (contact.agentLeftAtMs !== null || contact.connectedToAgentAtMs === null) return;
  const next = divide(contact, last);
  if (last && last.kind === next.kind && last.heldBy === next.heldBy) return;
  close(last, now);
  contact.talk.push({ ...next, fromMs: now, toMs: null });
}

function close(stretch: TalkStretch | undefined, atMs: number): void {
  if (stretch && stretch.toMs === null) stretch.toMs = atMs;
}

function divide(contact: Contact, last: TalkStretch | undefined): Pick<TalkStretch, 'kind' | 'heldBy'> {
  const customer = customerLine(contact.call);
  const own = contact.call.lines.find((line) => line.contact === contact && line.agent === contact.agent);
  if (!customer || !own || !isLive(customer)) return last ?? { kind: 'interaction', heldBy: null };
  return talks(contact, customer, own) ? { kind: 'interaction', heldBy: null } : { kind: 'hold', heldBy: customer.heldBy ?? own.heldBy };
}

// On outbound contacts connected time counts even without the customer (AG/ctr-data-model).
const talks = (contact: Contact, customer: Line, own: Line) =>
  contact.method === 'OUTBOUND' ? !customer.held && !own.held : together(customer, own);

/** Seconds of talk and hold of one agent's contact, as its record counts them. */
export function talkSeconds(contact: Contact) {
  const ended = contact.talk.flatMap((stretch) => (stretch.toMs === null ? [] : [{ ...stretch, ms: stretch.toMs - stretch.fromMs }]));
  const holds = mergeHolds(ended);
  const seconds = (ms: number) => Math.round(ms / 1000);
  const total = (of: readonly { ms: number }[]) => of.reduce((sum, { ms }) => sum + ms, 0);
  return {
    interaction: seconds(total(ended.filter(({ kind }) => kind === 'interaction'))),
    agentInitiatedHold: seconds(total(ended.filter(({ kind, heldBy }) => kind === 'hold' && heldBy === contact.agent))),
    longestHold: seconds(Math.max(0, ...holds)),
    numberOfHolds: holds.length,
  };
}

/** Lengths of the holds; two that follow one another by different holders are one. */
function mergeHolds(stretches: readonly { readonly kind: string; readonly ms: number }[]): number[] {
  const holds: number[] = [];
  stretches.forEach(({ kind, ms }, index) => {
    if (kind !== 'hold') return;
    if (stretches[index - 1]?.kind === 'hold') holds.push((holds.pop() ?? 0) + ms);
    else holds.push(ms);
  });
  return holds;
}
