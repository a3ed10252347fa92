import type { CallPhase, CallSeen } from './snapshot.ts';

const RANK: Readonly<Record<CallPhase, number>> = { connected: 0, connecting: 1, incoming: 1, ended: 2, failed: 2 };

/** The call the desk shows: one being talked on before one that rings before one that ended; among equals the one shown before, else the newest. */
export function onStage(calls: readonly CallSeen[], current: string | null): CallSeen | null {
  const order = (a: CallSeen, b: CallSeen) =>
    RANK[a.phase] - RANK[b.phase] || Number(b.contactId === current) - Number(a.contactId === current) || b.since - a.since;
  return [...calls].sort(order)[0] ?? null;
}
