/** Somebody who can sign in; `login` is their Connect login, `groups` become the token's `cognito:groups`. */
export interface Person {
  readonly login: string;
  readonly name: string;
  readonly groups: readonly string[];
}

/** A public client (no secret): its redirect URIs must be of one of these origins, and those may call `/token`. */
export interface Client {
  readonly clientId: string;
  readonly redirectOrigins: readonly string[];
}

/** A confidential client that acts for no person: its secret, and every scope that it may have. */
export interface MachineClient {
  readonly clientId: string;
  readonly secret: string;
  readonly scopes: readonly string[];
}

/** Who may sign in, and by way of which pages; and the machines. */
export interface Registration {
  readonly people: readonly Person[];
  readonly clients: readonly Client[];
  readonly machines?: readonly MachineClient[];
}

/** The person with that login, in letters of any case; undefined for a stranger. */
export const personOf = (registration: Registration, login: string | null): Person | undefined =>
  registration.people.find((person) => person.login.toLowerCase() === login?.toLowerCase());

/** The client of that id; undefined for an unknown one. */
export const clientOf = (registration: Registration, clientId: string | null): Client | undefined =>
  registration.clients.find((client) => client.clientId === clientId);

/** Every origin a client may be redirected to. */
export const redirectOriginsOf = (registration: Registration): readonly string[] => [
  ...new Set(registration.clients.flatMap((client) => client.redirectOrigins)),
];
