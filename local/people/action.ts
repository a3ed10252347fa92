/** What a desk writes into its log once a snapshot has confirmed it. */
export type Verb = 'dialled' | 'answered' | 'joined' | 'swapped' | 'returned' | 'left' | 'declined' | 'cancelled';

/** One entry of a desk's log, as it is posted (`docs/api.md`). */
export interface Action {
  readonly actionId: string;
  /** The acting agent's own contact. */
  readonly contactId: string;
  readonly verb: Verb;
  /** By the browser's clock, ISO 8601 UTC. */
  readonly at: string;
  /** What must be added to it, as the snapshot told; a scripted agent's clock is right. */
  readonly skewMs: number;
}

/** Takes an entry of the log of the agent with that login. */
export type WriteAction = (login: string, action: Action) => void;
