import type { Command } from './command.ts';
import { coldTarget, returnsFrom, thirdWith } from './parties.ts';
import type { Picture, Third } from './picture.ts';
import type { Step } from './step.ts';
import { isOnHold, isThere, reachedOf } from './third.ts';

/** The steps of a command in the call as it is now. Only asked for a command that is allowed. */
export function stepsFor(command: Command, picture: Picture): readonly Step[] {
  switch (command.name) {
    case 'Accept':
      return [{ do: 'accept' }];
    case 'Decline':
      return [{ do: 'decline' }];
    case 'Clear':
      return [{ do: 'clear' }];
    case 'Consult':
      return [{ do: 'consult', endpoint: command.endpoint, before: picture.call.lines.map((line) => line.connectionId) }];
    case 'Conference':
      return [{ do: 'conference' }];
    case 'Hang up':
      return [{ do: 'leave', needs: 'nobody' }];
    case 'They answered':
      return [];
    case 'Cancel':
      return reachedOf(picture.thirds).map(dropThird);
    case 'Return':
      return returnToCustomer(picture);
    case 'Transfer':
    case 'Leave':
      return handOver(picture);
    case 'End for all':
      return [...picture.thirds.map(dropThird), { do: 'leave', needs: 'nobody' }];
    default:
      return onLine(command, picture);
  }
}

const dropThird = ({ line }: Third): Step => ({ do: 'drop', connectionId: line.connectionId });

/** Drop whom the agent talks with, then take the customer back: two steps, each confirmed. */
function returnToCustomer(picture: Picture): readonly Step[] {
  const { phase, customer } = picture;
  const from = returnsFrom(picture);
  const back: readonly Step[] = customer ? [{ do: 'resume', connectionId: customer.connectionId }] : [];
  return phase === 'target-gone' || !from ? back : [dropThird(from), ...back];
}

/**
 * Leaving bridges the others. Whoever must be heard is resumed first; a private consult with an agent needs no join. With outside
 * parties alone nobody could take the customer off hold, should leaving not do it, so that comes first. Before an answer the customer is
 * taken off hold once the line stands: leaving them on hold gave silence (amazon-connect-streams issue 897).
 */
function handOver(picture: Picture): readonly Step[] {
  const cold = coldTarget(picture);
  if (cold) return coldHandOver(cold, picture);
  const held = picture.thirds.filter(isOnHold);
  const agentStays = picture.thirds.some((third) => isThere(third) && third.line.number === null);
  return [
    ...held.map(({ line }): Step => ({ do: 'resume', connectionId: line.connectionId })),
    ...(agentStays ? [] : resumeCustomer(picture)),
    { do: 'leave', needs: 'somebody-there' },
  ];
}

const resumeCustomer = ({ customer }: Picture): readonly Step[] =>
  customer?.state === 'hold' ? [{ do: 'resume', connectionId: customer.connectionId }] : [];

const coldHandOver = ({ line }: Third, picture: Picture): readonly Step[] => [
  { do: 'await-line', connectionId: line.connectionId },
  ...resumeCustomer(picture),
  { do: 'leave', needs: 'somebody-reached' },
];

/** Commands to one line; without an id the customer's, the agent's own, or that of the party added last. */
function onLine(command: Extract<Command, { connectionId?: string }>, picture: Picture): readonly Step[] {
  const { customer, self, focus } = picture;
  const { name, connectionId: given } = command;
  const line = (fallback: string | undefined): string => given ?? fallback ?? '';
  switch (name) {
    case 'Hold':
      return [{ do: 'hold', connectionId: line(customer?.connectionId) }];
    case 'Resume':
      return [{ do: 'resume', connectionId: line(customer?.connectionId) }];
    case 'Drop':
      return [{ do: 'drop', connectionId: line(focus?.line.connectionId) }];
    case 'Swap':
      return swapTo(given ?? otherSide(picture), picture);
    default:
      return [{ do: 'mute', connectionId: line(self?.connectionId), muted: name === 'Mute' }];
  }
}

/** With one third, Swap brings back whoever of the two is held. */
const otherSide = ({ customer, focus }: Picture): string =>
  (customer?.state === 'hold' ? customer.connectionId : focus?.line.connectionId) ?? '';

/**
 * With one third and the agent's own line in the talk, the phone's own toggle; its target is the first held line, which may be
 * the agent's. Otherwise the lines one by one: first those who must not hear, then the one who must.
 */
function swapTo(to: string, picture: Picture): readonly Step[] {
  const { customer, thirds, self } = picture;
  const changesPlaces = customer && thirds.length === 1 && self?.state === 'connected' && isHeld(to, picture);
  if (changesPlaces) return [{ do: 'toggle', to }];
  const others = [...(customer ? [customer] : []), ...thirds.map(({ line }) => line)].filter((line) => line.connectionId !== to);
  const hold = others.filter((line) => line.state === 'connected').map((line): Step => ({ do: 'hold', connectionId: line.connectionId }));
  return [...hold, { do: 'resume', connectionId: to }];
}

const isHeld = (connectionId: string, picture: Picture): boolean =>
  picture.customer?.connectionId === connectionId
    ? picture.customer.state === 'hold'
    : thirdWith(picture, connectionId)?.line.state === 'hold';
