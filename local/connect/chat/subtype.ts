import type { Call } from '../calls/model.ts';

/** The system's segment attribute `connect:Subtype` of a call's contacts. */
export const subtypeOf = ({ chat }: Call): string => (chat ? 'connect:Chat' : 'connect:Telephony');
