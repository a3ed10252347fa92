/** A contact id: UUIDs in Connect; whatever could break a key or a set element is refused. */
export const CONTACT_ID = /^[\w-]{1,256}$/;
