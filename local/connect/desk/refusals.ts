import { CtiError } from '../agent-port.ts';

/** Refusals of softphone methods, in the service's own types and wording where a report shows them. */
const INVALID_STATE = 'InvalidStateException';

/** amazon-connect-streams issues 572, 224, 724, 693 show this form for conference, hold and mute. */
export const invalidState = (attempt: string) => new CtiError(INVALID_STATE, `${attempt}: Invalid contact state.`);
/** amazon-connect-streams issue 307. */
export const cannotResume = () => new CtiError('InternalServiceError', 'Cannot resume connection from hold');
/** amazon-connect-streams issues 230 and 378. */
export const onlyPhoneNumbers = () => new CtiError('BadEndpointException', 'Only phone number addresses are supported.');
/** The wording is assumed. */
export const badEndpoint = (what: string) => new CtiError('BadEndpointException', what);
/** amazon-connect-streams issue 83 shows the type. */
export const connectionNotFound = () => new CtiError('ConnectionNotFoundException', 'Connection not found.');
/** The wording is assumed. */
export const contactNotFound = () => new CtiError('ContactNotFoundException', 'Contact not found.');
/** Type and wording are assumed; the limits are those of AG/multi-party-calls. */
export const tooManyParticipants = (limit: number) =>
  new CtiError('QuotaExceededException', `The contact already has ${limit} participants, the most that a call may have.`);
/** The wording is assumed. */
export const notForVoice = (method: string) =>
  new CtiError('InvalidContactTypeException', `${method} is not available for voice contacts.`);
/** The wording is assumed. */
export const notForChat = (method: string) => new CtiError('InvalidContactTypeException', `${method} is not available for chat contacts.`);
/** amazon-connect-streams issue 251. */
export const noEndpoints = (agentId: string) => invalidState(`Exception thrown while retrieving end-points for AgentId ${agentId}`);
