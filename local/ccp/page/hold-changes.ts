import type { Snapshot } from './agent-update.ts';

/** A participant was put on hold or taken off it between two snapshots. */
export interface HoldChange {
  readonly contactId: string;
  readonly participantId: string;
  /** The agent's own line. */
  readonly isSelf: boolean;
  readonly isOnHold: boolean;
}

/** The hold changes from one snapshot to the next; a line that is new or gone did not change. */
export function holdChanges(before: Snapshot | undefined, after: Snapshot): readonly HoldChange[] {
  const known = new Map(linesOf(before).map((line) => [line.participantId, line]));
  return linesOf(after).filter((line) => {
    const earlier = known.get(line.participantId);
    return earlier !== undefined && earlier.isOnHold !== line.isOnHold;
  });
}

/** The lines of a snapshot that still live. */
function linesOf(snapshot: Snapshot | undefined): HoldChange[] {
  return (snapshot?.contacts ?? []).flatMap(({ contactId, connections }) =>
    connections
      .filter(({ state }) => state.type !== 'disconnected')
      .map(({ connectionId, type, state }) => ({
        contactId,
        participantId: connectionId,
        isSelf: type === 'agent',
        isOnHold: state.type === 'hold',
      })),
  );
}
