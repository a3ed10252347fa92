import type { FlowAction } from '../action.ts';
import { ROUTED } from '../flow-types.ts';
import { hangUpContact } from '../hang-up-contact.ts';
import { END } from '../language.ts';

/** Hangs up and ends the flow (FL/DisconnectParticipant). */
export const disconnectParticipant: FlowAction = {
  allowedIn: ROUTED,
  errors: [],
  needsNext: false,
  run: ({ core, contact }) => {
    hangUpContact(core, contact);
    return END;
  },
};
