import { acceptContact } from './accept-contact.ts';
import { clearContact } from './clear-contact.ts';
import { conferenceConnections } from './conference-connections.ts';
import { createAdditionalConnection } from './create-additional-connection.ts';
import { destroyConnection } from './destroy-connection.ts';
import { getEndpoints } from './get-endpoints.ts';
import { holdConnection } from './hold-connection.ts';
import type { DeskMethod } from './method.ts';
import { putAgentState } from './put-agent-state.ts';
import { rejectContact } from './reject-contact.ts';
import { resumeConnection } from './resume-connection.ts';
import { toggleActiveConnections } from './toggle-active-connections.ts';

/** Every softphone method the instance answers, by its Streams name. */
export const METHODS: Readonly<Record<string, DeskMethod>> = {
  acceptContact,
  addNewConnection: createAdditionalConnection,
  clearContact,
  completeContact: clearContact,
  conferenceConnections,
  createAdditionalConnection,
  destroyConnection,
  getEndpoints,
  holdConnection,
  putAgentState,
  rejectContact,
  resumeConnection,
  toggleActiveConnections,
};
