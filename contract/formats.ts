/** A contact id: UUIDs in Connect; whatever could break a key or a set element is refused. */
export const CONTACT_ID = /^[\w-]{1,256}$/;

/** An ARN that can be part of a key of the table, and of no other key. */
export const ARN = /^arn:[\w-]+:[^#\s]{1,500}$/;
