/** Where an agent is, in one word: free, busy with a contact, still with one that is over, or away. */
export const PRESENCE_STATES = ['available', 'on-contact', 'after-contact-work', 'offline', 'unknown'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];
