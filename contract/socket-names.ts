/** What a desk and the socket's API speak; a desk asks for it in the subprotocol header, and for its ticket behind the prefix. */
export const SOCKET_PROTOCOL = 'consult-call.v1';
export const TICKET_PREFIX = 'ticket.';
