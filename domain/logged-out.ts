/** Heart-beats continue for up to an hour after a logout (Admin Guide, "agent event streams data model"); one more comes with its delay. */
const BEATS_ON_MS = 3_600_000 + 5 * 60_000;

/** What is known of an agent's comings and goings; instants ISO 8601 UTC with milliseconds. */
export interface ComingsAndGoings {
  /** The newest event's instant, and whether it only repeats where the agent is. */
  readonly at: string;
  readonly isBeat: boolean;
  /** The newest logout, and the newest login or change; null for none. */
  readonly loggedOutAt: string | null;
  readonly actedAt: string | null;
}

/** Whether an agent is logged out although a heart-beat that came later still has their old status. */
export const isLoggedOut = ({ at, isBeat, loggedOutAt, actedAt }: ComingsAndGoings): boolean =>
  isBeat &&
  loggedOutAt !== null &&
  loggedOutAt < at &&
  (actedAt === null || actedAt < loggedOutAt) &&
  Date.parse(at) - Date.parse(loggedOutAt) <= BEATS_ON_MS;
