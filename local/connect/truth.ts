/** What really happened in a simulated call, written before anything is emitted. Instants are milliseconds since 1970 UTC. */
export interface TrueCall {
  readonly rootContactId: string;
  readonly parties: readonly TrueParty[];
  readonly legs: readonly TrueLeg[];
  /** Who could hear whom and speak to them; one entry per pair and stretch, `toMs` null while it lasts. */
  readonly together: readonly { readonly a: string; readonly b: string; readonly fromMs: number; readonly toMs: number | null }[];
}

export interface TrueParty {
  /** `customer`, an agent's ARN, or `outside:<number>` */
  readonly id: string;
  readonly kind: 'customer' | 'agent' | 'external' | 'supervisor';
  readonly joinedAtMs: number;
  /** When the party's own line ended and who ended it: themselves, another party, or `system`. */
  readonly leftAtMs: number | null;
  readonly endedBy: string | null;
}

/** One contact: the first one, or a leg made by an invitation, a queue-to-queue transfer, a callback. */
export interface TrueLeg {
  readonly contactId: string;
  readonly parentContactId: string | null;
  readonly initiationMethod: string;
  /** The agent who invited; null for the first contact. */
  readonly askedBy: string | null;
  readonly askedByQueue: string | null;
  readonly target: { readonly kind: 'agent' | 'queue' | 'external'; readonly id: string } | null;
  readonly startedAtMs: number;
  readonly queuedAtMs: number | null;
  /** When a person's telephone began to ring, the first time. */
  readonly rangAtMs: number | null;
  readonly answeredAtMs: number | null;
  /** Party id of whoever answered. */
  readonly answeredBy: string | null;
  /** When the target's own desk refused, if it did. */
  readonly declinedAtMs: number | null;
  readonly endedAtMs: number | null;
  /** Party id of whoever ended it, or `system`, or `network:<DisconnectReason>`. */
  readonly endedBy: string | null;
  /** Stretches in which this leg's asker kept the customer on hold while the leg lived. */
  readonly customerHeld: readonly { readonly fromMs: number; readonly toMs: number | null }[];
}

/** Reads the truth; only tests, `play` and the play page's own phones may hold one. */
export interface TruthBook {
  calls(): readonly TrueCall[];
}
