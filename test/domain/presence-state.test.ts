import { expect, test } from 'vitest';
import { presenceState } from '../../domain/presence-state.ts';

test.each([
  ['free to be routed to', true, 'ROUTABLE', [], 'available'],
  ['on a break', true, 'CUSTOM', [], 'offline'],
  ['set to offline', true, 'OFFLINE', [], 'offline'],
  ['logged out, whatever was on the desk', false, 'ROUTABLE', ['CONNECTED'], 'offline'],
  ['talking', true, 'ROUTABLE', ['CONNECTED'], 'on-contact'],
  ['holding', true, 'ROUTABLE', ['CONNECTED_ONHOLD'], 'on-contact'],
  ['rung', true, 'ROUTABLE', ['INCOMING'], 'on-contact'],
  ['talking on a break', true, 'CUSTOM', ['CONNECTED'], 'on-contact'],
  ['wrapping up one contact while on another', true, 'ROUTABLE', ['ENDED', 'CONNECTED'], 'on-contact'],
  ['with a contact of a state that is not told', true, 'ROUTABLE', [null], 'on-contact'],
  ['wrapping up', true, 'ROUTABLE', ['ENDED'], 'after-contact-work'],
  ['having missed a contact that is still on the desk', true, 'ROUTABLE', ['MISSED'], 'after-contact-work'],
  ['in no status that is told', true, null, [], 'unknown'],
  ['in a status of a kind nobody knows', true, 'NEW_KIND', [], 'unknown'],
])('an agent %s', (_, loggedIn, status, contacts, state) => {
  expect(presenceState({ loggedIn, status, contacts })).toBe(state);
});
