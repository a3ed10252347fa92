/** The endpoint that Streams shows for a leg to an agent or a queue (amazon-connect-streams issue 876). */
export const INTERNAL_TRANSFER = 'INTERNAL-TRANSFER';

/** A telephone as Streams knows an endpoint: every key there, null where there is nothing. */
export const phoneEndpoint = (phoneNumber: string | null) => ({
  type: 'phone_number',
  phoneNumber,
  endpointARN: null,
  endpointId: null,
  name: null,
  agentLogin: null,
  queue: null,
});
