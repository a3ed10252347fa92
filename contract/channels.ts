/** The channels a consult can happen on, as Connect names them. */
export const CHANNELS = ['VOICE', 'CHAT'] as const;
export type Channel = (typeof CHANNELS)[number];
