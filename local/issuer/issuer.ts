import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { forOwnHost } from '../own-host.ts';
import { accessClaims, idClaims, machineClaims } from './claims.ts';
import { createEndpoints } from './endpoints.ts';
import type { Grant } from './grants.ts';
import { type HttpResponse, readRequest, text, writeResponse } from './http-message.ts';
import { type Client, type MachineClient, type Person, personOf, type Registration } from './registration.ts';
import { newSigningKey, type SigningKey, sign } from './signing-key.ts';

/** Where the issuer stands, whom it knows, and its clock. */
export interface IssuerOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly people: readonly Person[];
  readonly clients: readonly Client[];
  /** @default none */
  readonly machines?: readonly MachineClient[];
  /** Milliseconds since 1970; tokens and codes are timed by it. */
  readonly now: () => number;
}

/** A running OpenID Connect issuer. */
export interface Issuer {
  /** `http://localhost:<port>`, the `iss` of every token. */
  readonly issuer: string;
  /** For tests that forge tokens: the key whose public half the JWKS shows. */
  readonly signingKey: SigningKey;
  /** An access token for a registered person, as the first client would get it with scope `openid profile`. @throws Error for anybody else. */
  tokenFor(login: string): Promise<string>;
  /** The id token of the same sign-in, to prove that an API refuses it. @throws Error for anybody who is not registered. */
  idTokenFor(login: string): Promise<string>;
  /** An access token of a registered machine with all its scopes. @throws Error for any other. */
  machineTokenFor(clientId: string): Promise<string>;
  /** Resolves when the port is free again. */
  stop(): Promise<void>;
}

/** Starts an issuer on the loopback address; its key, codes and sessions live as long as it does. @throws Error when the port is taken. */
export async function startIssuer({ port, people, clients, machines = [], now }: IssuerOptions): Promise<Issuer> {
  const registration: Registration = { people, clients, machines };
  const signingKey = await newSigningKey();
  const server = createServer();
  const issuer = `http://localhost:${await listen(server, port)}`;
  const endpoints = createEndpoints({ issuer, registration, signingKey, now });
  const answer = async (incoming: IncomingMessage): Promise<HttpResponse> => {
    const request = await readRequest(incoming, issuer);
    return request ? endpoints(request) : text(413, 'The request is too large.');
  };
  server.on(
    'request',
    forOwnHost((incoming, outgoing) => {
      answer(incoming).then(
        (response) => writeResponse(outgoing, response),
        (error) => outgoing.destroy(error),
      );
    }),
  );
  const context = (login: string) => ({
    issuer,
    person: registered(registration, login),
    grant: scriptedGrant(registration, login, now),
    nowSeconds: Math.floor(now() / 1000),
    newId: randomUUID,
  });
  return {
    issuer,
    signingKey,
    tokenFor: async (login) => sign(signingKey, accessClaims(context(login))),
    idTokenFor: async (login) => sign(signingKey, idClaims(context(login))),
    machineTokenFor: async (clientId) => {
      const machine = machines.find((one) => one.clientId === clientId);
      if (!machine) throw new Error('No machine registered with the issuer has this name.');
      const grant = { clientId, scope: machine.scopes.join(' ') };
      return sign(signingKey, machineClaims({ issuer, grant, nowSeconds: Math.floor(now() / 1000), newId: randomUUID }));
    },
    stop: () => close(server),
  };
}

function registered(registration: Registration, login: string): Person {
  const person = personOf(registration, login);
  if (!person) throw new Error('Nobody registered with the issuer has this login.');
  return person;
}

const scriptedGrant = ({ clients }: Registration, login: string, now: () => number): Grant => ({
  login,
  clientId: clients[0]?.clientId ?? '',
  scope: 'openid profile',
  nonce: null,
  authTime: Math.floor(now() / 1000),
});

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The issuer got no port.');
  return address.port;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
  server.closeAllConnections();
  await closed;
}
