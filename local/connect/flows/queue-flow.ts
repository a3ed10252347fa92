import type { Contact } from '../calls/model.ts';
import type { Core } from '../core.ts';

/** What plays in a queue without a customer queue flow of its own (the instance's default one). */
export const QUEUE_MUSIC = 'queue music';

/** Starts the customer queue flow of a waiting contact: the hooked one, else music. */
export function startQueueFlow(core: Core, contact: Contact): void {
  const flowArn = contact.hooks.get('CustomerQueue');
  if (flowArn) core.startFlow(contact, { flowArn });
  else contact.flow.sound = QUEUE_MUSIC;
}
