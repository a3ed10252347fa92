import type { HouseFunction } from './house-function.ts';

/** Actions on a contact that ask for a grant on its instance as well (Service Authorization Reference, Amazon Connect). */
const ON_THE_INSTANCE_TOO: ReadonlySet<string> = new Set(['connect:GetContactMetrics']);

/** Allows a function this action of Connect on every contact of the instance, and on the instance where the action asks for it. */
export function allowOnContacts(fn: HouseFunction, action: `connect:${string}`, instanceArn: string): void {
  const contacts = `${instanceArn}/contact/*`;
  fn.allow([action], ON_THE_INSTANCE_TOO.has(action) ? [contacts, instanceArn] : [contacts]);
  fn.acknowledgeWildcard('Contacts are made by every call: no policy can name them beforehand.', `Resource::${contacts}`);
}
