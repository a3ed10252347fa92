import type { Consult, Leg } from '../../contract/schemas/consult.ts';
import type { QueuePlace } from '../../contract/schemas/contact-tree.ts';

/** What a second source, beside the phone, knows of a call: for now the contact tree of the ledger. */
export interface LegNews {
  readonly contactId: string;
  readonly legs: readonly Leg[];
  readonly consults: readonly Consult[];
  /** By contact id, as far as it is known. */
  readonly queued?: Readonly<Record<string, QueuePlace>>;
  /** By ARN, as far as they are known. */
  readonly names?: Readonly<Record<string, string>>;
}

/** The second signal: "connected" on the phone does not mean that anybody answered (Admin Guide, quick connects). */
export interface LegSignal {
  /** The call's legs as far as they are known. Rejects when the source cannot be asked or does not know the call yet. */
  ask(contactId: string): Promise<LegNews>;
}
