import type { HandedOffSession, PostedHandOff } from '../../contract/schemas/hand-off.ts';

/** What an AI agent has said of a session so far, masked: its posts put together. What no post said is undefined. */
export interface KeptSession extends Omit<PostedHandOff, 'contactId' | 'code' | 'transcript'> {
  readonly aiAgent: string;
  readonly transcript?: HandedOffSession['transcript'] | undefined;
  readonly version: number;
  /** When the service took the first and the newest post, ISO 8601. */
  readonly firstPostedAt: string;
  readonly postedAt: string;
}
