import type { Phone } from './phone.ts';
import type { Step } from './step.ts';

/** Asks the phone for one step; resolves when it has accepted. A wait asks nothing. */
export function send(phone: Phone, contactId: string, step: Step): Promise<void> {
  switch (step.do) {
    case 'accept':
      return phone.accept(contactId);
    case 'decline':
      return phone.decline(contactId);
    case 'clear':
      return phone.clear(contactId);
    case 'conference':
      return phone.conference(contactId);
    case 'hold':
      return phone.hold(contactId, step.connectionId);
    case 'resume':
      return phone.resume(contactId, step.connectionId);
    case 'drop':
      return phone.drop(contactId, step.connectionId);
    case 'toggle':
      return phone.toggle(contactId);
    case 'mute':
      return phone.setMute(contactId, step.connectionId, step.muted);
    case 'consult':
      return phone.consult(contactId, step.endpoint);
    case 'leave':
      return phone.leave(contactId);
    case 'await-line':
      return Promise.resolve();
  }
}
