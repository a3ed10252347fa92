/** What the events are called on the bus. Each version has a detail type of its own: a rule on one is never sent the other. */
export const CONSULT_SETTLED = { source: 'consult-call', detailType: 'Consult Settled v2', schemaVersion: 2 } as const;
export const CONSULT_SETTLED_1 = { source: 'consult-call', detailType: 'Consult Settled', schemaVersion: 1 } as const;

/** Revisions are sequence numbers of the table's stream, which have at most 40 digits (DynamoDB Streams API Reference, StreamRecord). */
export const REVISION_DIGITS = 40;
