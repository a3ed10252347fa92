import type { Core } from '../core.ts';
import type { InboundCall } from '../phone-network.ts';
import { CUSTOMER } from './bridge.ts';
import { connectedToSystem } from './connected-to-system.ts';
import { endLine } from './end-line.ts';
import type { Telephone } from './model.ts';
import { newCall } from './new-contact.ts';
import { newLine } from './new-line.ts';

const phone = (address: string) => ({ type: 'TELEPHONE_NUMBER' as const, address });

/**
 * A customer's call to one of the instance's numbers: a first contact, on which the number's flow runs. A number without a flow
 * takes no call. @throws Error when the number is not the instance's.
 */
export function takeCall(core: Core, { from, to, attributes = {} }: InboundCall, telephone: Telephone) {
  const flowArn = core.registry.numbers.get(to);
  if (flowArn === undefined) throw new Error('The number called is none of this instance.');
  if (flowArn === null) {
    core.notes.push('A call came in on a number that no flow is associated with');
    telephone.drop();
    return { hungUp: () => {} };
  }
  return core.journal.change(() => {
    const contact = newCall(core, { method: 'INBOUND', previous: null, customerEndpoint: phone(from), systemEndpoint: phone(to) });
    for (const [name, value] of Object.entries(attributes)) contact.call.attributes.set(name, value);
    const line = newLine(core, {
      kind: 'customer',
      contact,
      state: 'connected',
      person: CUSTOMER,
      phoneNumber: from,
      telephone,
    });
    telephone.attach(line);
    if (core.assumptions.connectedToSystemOnInbound) connectedToSystem(core, line.contact);
    core.startFlow(contact, { flowArn });
    return { hungUp: () => core.journal.change(() => endLine(core, line, CUSTOMER)) };
  });
}
