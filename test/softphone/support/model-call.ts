import type { Endpoint } from '../../../softphone/call/endpoint.ts';
import type { Phone } from '../../../softphone/call/phone.ts';
import { PhoneError } from '../../../softphone/call/phone.ts';
import type { CallSeen, Line } from '../../../softphone/call/snapshot.ts';
import { bob, call, customer, self } from './seen.ts';

/**
 * A model of one connected call, by Connect's own rules, in which a person may act between any two steps. It knows what the desk
 * does not: whether somebody is really on a line.
 */
export interface ModelCall {
  readonly phone: Phone;
  seen(): CallSeen;
  /** Connection ids of third lines on which a person talks. */
  answered(): ReadonlySet<string>;
  /** What other people do; nothing when they cannot. */
  other(act: OtherAct): void;
  /** Times the agent's leaving left a customer who was there with no line but their own, while the agent meant to hand over. */
  readonly stranded: string[];
}

export type OtherAct = 'line-stands' | 'answer' | 'target-hangs-up' | 'customer-hangs-up' | 'supervisor-comes' | 'supervisor-goes';

export function modelCall({ multiParty, outside }: { readonly multiParty: boolean; readonly outside: boolean }): ModelCall {
  let lines: Line[] = [self(), customer()];
  let phase: CallSeen['phase'] = 'connected';
  let dialled = 0;
  const people = new Set<string>();
  const stranded: string[] = [];
  const others = () => lines.filter((line) => line.role !== 'self' && line.role !== 'monitor' && line.state !== 'disconnected');
  const set = (id: string, change: Partial<Line>) => {
    lines = lines.map((line) => (line.connectionId === id ? { ...line, ...change } : line));
  };
  const setAll = (from: Line['state'], to: Line['state']) => {
    for (const line of others()) if (line.state === from) set(line.connectionId, { state: to });
  };
  const end = () => {
    phase = 'ended';
  };
  const must = (condition: boolean) => {
    if (phase !== 'connected' || !condition) throw new PhoneError('invalid-state', 'Invalid contact state.');
  };
  const isLive = (id: string) => others().some((line) => line.connectionId === id);

  const phone: Phone = {
    accept: async () => must(false),
    decline: async () => must(false),
    clear: async () => must(false),
    endpoints: async () => [],
    async hold(_, id) {
      must(isLive(id));
      set(id, { state: 'hold' });
    },
    async resume(_, id) {
      must(isLive(id));
      set(id, { state: 'connected' });
    },
    async setMute(_, id, muted) {
      must(true);
      set(id, { muted });
    },
    async consult(_, endpoint: Endpoint) {
      must(others().length + 1 < (multiParty ? 6 : 3) && others().every(({ state }) => state !== 'connecting'));
      setAll('connected', 'hold');
      dialled += 1;
      const number = endpoint.kind === 'external' ? endpoint.number : null;
      lines = [...lines, bob('connecting', { connectionId: `third${dialled}`, quickConnectName: endpoint.name, number })];
    },
    async drop(_, id) {
      must(isLive(id));
      set(id, { state: 'disconnected' });
      if (others().length === 0) end();
    },
    async conference() {
      must(others().length >= 2 && others().every(({ state }) => state !== 'connecting'));
      setAll('hold', 'connected');
    },
    async toggle() {
      must(others().length === 2);
      for (const line of others()) set(line.connectionId, { state: line.state === 'hold' ? 'connected' : 'hold' });
    },
    async leave() {
      must(true);
      const left = others();
      const hasCustomer = left.some(({ role }) => role === 'customer');
      const hasOther = left.some((line) => line.role === 'third' && (people.has(line.connectionId) || line.state === 'connected'));
      if (hasCustomer && left.length > 1 && !hasOther)
        stranded.push(left.map(({ connectionId, state }) => `${connectionId} ${state}`).join(', '));
      if (hasCustomer && !hasOther) stranded.push('alone');
      end();
    },
  };

  return {
    phone,
    stranded,
    answered: () => people,
    seen: () => call(lines, { phase, multiParty }),
    other(act) {
      if (phase !== 'connected') return;
      const third = others().findLast(({ role }) => role === 'third');
      if (act === 'supervisor-comes')
        lines = [...lines.filter(({ role }) => role !== 'monitor'), { ...bob('connected'), connectionId: 'monitor', role: 'monitor' }];
      if (act === 'supervisor-goes') lines = lines.filter(({ role }) => role !== 'monitor');
      if (act === 'line-stands' && third?.state === 'connecting' && !outside) set(third.connectionId, { state: 'connected' });
      if (act === 'answer' && third && (outside ? third.state === 'connecting' : third.state === 'connected')) {
        set(third.connectionId, { state: 'connected' });
        people.add(third.connectionId);
      }
      if (act === 'target-hangs-up' && third) set(third.connectionId, { state: 'disconnected' });
      if (act === 'customer-hangs-up') set('customer', { state: 'disconnected' });
      if (others().length === 0) end();
    },
  };
}
