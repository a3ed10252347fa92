import type { ToDesk } from '../../../../contract/socket.ts';

/** A message to a desk as it is sent. */
export const toDesk = (message: ToDesk): string => JSON.stringify(message);
