import { acceptContact } from './accept-contact.ts';
import { transferContact, voiceOnly } from './chat-methods.ts';
import { clearContact } from './clear-contact.ts';
import { conferenceConnections } from './conference-connections.ts';
import { createAdditionalConnection } from './create-additional-connection.ts';
import { createOutboundContact } from './create-outbound-contact.ts';
import { createTransport } from './create-transport.ts';
import { destroyConnection } from './destroy-connection.ts';
import { forOtherChannels, reportTaken } from './for-other-channels.ts';
import { getEndpoints } from './get-endpoints.ts';
import { holdConnection } from './hold-connection.ts';
import type { DeskMethod } from './method.ts';
import { muteParticipant } from './mute-participant.ts';
import { putAgentState } from './put-agent-state.ts';
import { rejectContact } from './reject-contact.ts';
import { resumeConnection } from './resume-connection.ts';
import { sendDigits } from './send-digits.ts';
import { toggleActiveConnections } from './toggle-active-connections.ts';
import { unmuteParticipant } from './unmute-participant.ts';
import { updateAgentConfiguration } from './update-agent-configuration.ts';
import { updateMonitorParticipantState } from './update-monitor-participant-state.ts';

/** Every softphone method the instance answers, by its Streams name. */
export const METHODS: Readonly<Record<string, DeskMethod>> = {
  acceptContact,
  addNewConnection: createAdditionalConnection,
  clearContact,
  completeContact: clearContact,
  conferenceConnections: voiceOnly('conferenceConnections', conferenceConnections),
  createAdditionalConnection,
  createOutboundContact,
  createTransport,
  destroyConnection,
  getEndpoints,
  holdConnection: voiceOnly('holdConnection', holdConnection),
  muteParticipant: voiceOnly('muteParticipant', muteParticipant),
  notifyContactIssue: reportTaken,
  pauseContact: forOtherChannels('pauseContact'),
  putAgentState,
  rejectContact,
  resumeConnection: voiceOnly('resumeConnection', resumeConnection),
  resumeContact: forOtherChannels('resumeContact'),
  sendDigits: voiceOnly('sendDigits', sendDigits),
  sendSoftphoneCallMetrics: reportTaken,
  sendSoftphoneCallReport: reportTaken,
  toggleActiveConnections: voiceOnly('toggleActiveConnections', toggleActiveConnections),
  transferContact,
  unmuteParticipant: voiceOnly('unmuteParticipant', unmuteParticipant),
  updateAgentConfiguration,
  updateMonitorParticipantState,
};
