/** `DisconnectReason` of a contact record (Admin Guide, "contact records data model"), as far as an outcome hangs on it. */
export const CUSTOMER_DISCONNECT = 'CUSTOMER_DISCONNECT';
export const AGENT_DISCONNECT = 'AGENT_DISCONNECT';
export const THIRD_PARTY_DISCONNECT = 'THIRD_PARTY_DISCONNECT';
export const CONTACT_FLOW_DISCONNECT = 'CONTACT_FLOW_DISCONNECT';
export const ORIGINATOR_CANCEL = 'TELECOM_ORIGINATOR_CANCEL';

/** The network could not put the call through. */
export const FAILED: ReadonlySet<string> = new Set([
  'TELECOM_BUSY',
  'TELECOM_NUMBER_INVALID',
  'TELECOM_POTENTIAL_BLOCKING',
  'TELECOM_TIMEOUT',
  'TELECOM_PROBLEM',
]);

/** An outside number that ended for one of these was never answered. */
export const NEVER_ANSWERED: ReadonlySet<string> = new Set(
  [...FAILED, 'TELECOM_UNANSWERED', ORIGINATOR_CANCEL].filter((reason) => reason !== 'TELECOM_PROBLEM'),
);

/** Reasons that name who ended a contact; others leave open whether its customer did, or a hand-over, or a line that broke. */
export const NAMES_ONE: ReadonlySet<string> = new Set([
  CUSTOMER_DISCONNECT,
  AGENT_DISCONNECT,
  THIRD_PARTY_DISCONNECT,
  ORIGINATOR_CANCEL,
  'BARGED',
  CONTACT_FLOW_DISCONNECT,
]);
