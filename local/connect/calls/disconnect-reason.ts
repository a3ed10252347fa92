import { CUSTOMER } from './bridge.ts';
import type { Contact } from './model.ts';

/** Ended by the network: `network:TELECOM_BUSY` and the like. */
export const NETWORK = 'network:';
/** Ended by a flow or by the instance itself. */
export const SYSTEM = 'system';

/** DisconnectReason of a contact that `by` ended (AG/ctr-data-model lists the values). */
export function disconnectReason(contact: Contact, by: string): string {
  if (by.startsWith(NETWORK)) return by.slice(NETWORK.length);
  if (by === CUSTOMER) return 'CUSTOMER_DISCONNECT';
  if (by.startsWith('outside:')) return 'THIRD_PARTY_DISCONNECT';
  if (by === SYSTEM) return 'CONTACT_FLOW_DISCONNECT';
  const unanswered = contact.method === 'EXTERNAL_OUTBOUND' && contact.connectedToSystemAtMs === null;
  return unanswered ? 'TELECOM_ORIGINATOR_CANCEL' : 'AGENT_DISCONNECT';
}
