import type { Leg } from '../../contract/schemas/consult.ts';

/** The private chat among the legs of a chain that this contact is; undefined when it is none. */
export const privateChatIn = (legs: readonly Leg[], contactId: string): Leg | undefined =>
  legs.find((leg) => leg.contactId === contactId && leg.relatedContactId !== null && leg.relatedContactId === leg.parentContactId);
