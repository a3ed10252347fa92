/** What a call was about, as its agent says when it has ended. */
export interface Disposition {
  /** The agent's own contact. */
  readonly contactId: string;
  /** One of the config's codes. */
  readonly code: string;
  readonly notes: string;
  /** ARN of the agent. */
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly at: string;
}
