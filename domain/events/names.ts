/** What the events are called on the bus. */
export const CONSULT_SETTLED = { source: 'consult-call', detailType: 'Consult Settled', schemaVersion: 1 } as const;

/** Revisions are sequence numbers of the table's stream, which have at most 40 digits (DynamoDB Streams API Reference, StreamRecord). */
export const REVISION_DIGITS = 40;
