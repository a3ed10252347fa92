import type { HouseFunction } from './house-function.ts';

/** Allows a function this action of Connect on whatever contact of the instance. */
export function allowOnContacts(fn: HouseFunction, action: `connect:${string}`, instanceArn: string): void {
  const contacts = `${instanceArn}/contact/*`;
  fn.allow([action], [contacts]);
  fn.acknowledgeWildcard('Contacts are made by every call: no policy can name them beforehand.', `Resource::${contacts}`);
}
