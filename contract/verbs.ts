/**
 * What a desk says that happened, once a snapshot confirmed it. The verbs of the consulting agent are logged on that agent's own contact, or on the
 * consult leg where the desk knows its id; those of a consulted agent on the consult leg, which is their own contact.
 */
export const VERBS = ['dialled', 'answered', 'they-answered', 'joined', 'swapped', 'returned', 'left', 'declined', 'cancelled'] as const;
export type Verb = (typeof VERBS)[number];
