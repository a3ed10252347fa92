import type * as z from 'zod/mini';
import type { Immutable } from './immutable.ts';
import type { Limited } from './limits.ts';
import type { ProblemCode } from './problems.ts';
import type { MachineRight } from './rights.ts';
import { actionsAnswer, actionsToPost } from './schemas/actions.ts';
import { chatConsultEnded, chatConsultStarted, chatConsultToStart } from './schemas/chat-consult.ts';
import { chatLines, chatLinesPut, chatLinesToPut } from './schemas/chat-lines.ts';
import { consultsPage, consultsParameters } from './schemas/consults.ts';
import { contactTree } from './schemas/contact-tree.ts';
import { directory } from './schemas/directory.ts';
import { dispositionPut, dispositionsAnswer, dispositionToPut } from './schemas/disposition.ts';
import { handOffKept, handOffsAnswer, handOffToPost } from './schemas/hand-off.ts';
import { me } from './schemas/me.ts';
import { noteAnswer, notePut, noteToPut } from './schemas/note.ts';
import { outsideCheck, outsideToCheck } from './schemas/outside-check.ts';
import { report, reportParameters } from './schemas/report.ts';
import { socketTicket } from './schemas/socket-ticket.ts';

/** A route of the HTTP API. */
interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under `/api`. `{id}` stands for a contact id. */
  readonly path: `/${string}`;
  readonly summary: string;
  /** Who may call it, in one sentence. */
  readonly callers: string;
  /** What the config can allow a machine by. Left out: only people may call it. */
  readonly right?: MachineRight;
  /** Supervisors may do more here than the agents they are: the function reads the groups of the token. */
  readonly supervisors: boolean;
  /** What each caller has a share of. */
  readonly limited: Limited;
  /** Only with this part of the config. */
  readonly needs?: 'outsideNumbers' | 'aiAgents' | 'chatConsults';
  /** Called without a token: each request is signed by an AI agent of the config. */
  readonly signed?: true;
  readonly parameters?: z.ZodMiniObject;
  readonly body?: z.ZodMiniType;
  readonly status: 200 | 201;
  readonly answer: z.ZodMiniType;
  /** It answers as CSV, too. */
  readonly csv?: true;
  /** How it refuses, beside `COMMON_PROBLEMS`. */
  readonly problems: readonly ProblemCode[];
}

/** How every route may refuse or fail. */
export const COMMON_PROBLEMS = ['bad-field', 'no-permission', 'too-many-requests', 'internal'] as const satisfies readonly ProblemCode[];

/** Of a route about the call of a contact. */
const OF_A_CALL = ['token-without-login', 'not-a-party', 'unknown-contact', 'not-known-yet', 'call-too-large'] as const;

/** The routes of the HTTP API, by the name of the function that answers. */
export const ROUTES = {
  'get-contact-tree': {
    method: 'GET',
    path: '/contacts/{id}/tree',
    summary: 'The legs and consults of the call that a contact belongs to',
    callers: 'Agents on any leg of the call, agents whom a leg of it rings at, and supervisors.',
    right: 'read-calls',
    supervisors: true,
    limited: 'REQUEST',
    status: 200,
    answer: contactTree,
    problems: OF_A_CALL,
  },
  'get-consults': {
    method: 'GET',
    path: '/consults',
    summary: 'The consults that began in a range of time, newest first',
    callers: 'Supervisors; an agent reads their own.',
    right: 'read-consults',
    supervisors: true,
    limited: 'REQUEST',
    parameters: consultsParameters,
    status: 200,
    answer: consultsPage,
    csv: true,
    problems: ['token-without-login', 'not-a-party', 'supervisors-only'],
  },
  'get-consult-report': {
    method: 'GET',
    path: '/reports/consults',
    summary: 'Sums of the consults that began in a range of time',
    callers: 'Supervisors; an agent reads what they asked, with dim=agent and their own ARN.',
    right: 'read-reports',
    supervisors: true,
    limited: 'REQUEST',
    parameters: reportParameters,
    status: 200,
    answer: report,
    csv: true,
    problems: ['token-without-login', 'supervisors-only'],
  },
  'get-me': {
    method: 'GET',
    path: '/me',
    summary: 'Who the caller is, and what the config says of calls',
    callers: 'Users of the instance, and supervisors.',
    supervisors: true,
    limited: 'REQUEST',
    status: 200,
    answer: me,
    problems: ['token-without-login', 'not-a-party'],
  },
  'get-directory': {
    method: 'GET',
    path: '/directory',
    summary: 'The colleagues and teams of the config, and how busy they are',
    callers: 'Users of the instance; agents to whom nothing is offered get empty lists.',
    supervisors: false,
    limited: 'REQUEST',
    status: 200,
    answer: directory,
    problems: ['token-without-login', 'not-a-party'],
  },
  'log-actions': {
    method: 'POST',
    path: '/actions',
    summary: 'Logs what an agent did on their desk',
    callers: 'Agents, each for themselves.',
    supervisors: false,
    limited: 'REQUEST',
    body: actionsToPost,
    status: 200,
    answer: actionsAnswer,
    problems: ['token-without-login', 'not-a-party'],
  },
  'create-socket-ticket': {
    method: 'POST',
    path: '/socket-tickets',
    summary: 'A ticket for one socket',
    callers: 'Users of the instance.',
    supervisors: false,
    limited: 'TICKET',
    status: 201,
    answer: socketTicket,
    problems: ['token-without-login', 'token-ended', 'not-a-party'],
  },
  'get-note': {
    method: 'GET',
    path: '/contacts/{id}/note',
    summary: 'The hand-over note of a call',
    callers: 'Agents on any leg of the call, and agents whom a leg of it rings at.',
    supervisors: false,
    limited: 'REQUEST',
    status: 200,
    answer: noteAnswer,
    problems: OF_A_CALL,
  },
  'put-note': {
    method: 'PUT',
    path: '/contacts/{id}/note',
    summary: 'Writes the hand-over note of a call over the version that was read',
    callers: 'Agents on any leg of the call.',
    supervisors: false,
    limited: 'REQUEST',
    body: noteToPut,
    status: 200,
    answer: notePut,
    problems: [...OF_A_CALL, 'note-changed'],
  },
  'get-disposition': {
    method: 'GET',
    path: '/contacts/{id}/disposition',
    summary: 'What the agents of a call said it was about',
    callers: 'Agents on any leg of the call, and supervisors.',
    supervisors: true,
    limited: 'REQUEST',
    status: 200,
    answer: dispositionsAnswer,
    problems: OF_A_CALL,
  },
  'put-disposition': {
    method: 'PUT',
    path: '/contacts/{id}/disposition',
    summary: 'Says what a contact was about',
    callers: 'The agent of this very contact.',
    supervisors: false,
    limited: 'REQUEST',
    body: dispositionToPut,
    status: 200,
    answer: dispositionPut,
    problems: OF_A_CALL,
  },
  'check-outside-number': {
    method: 'POST',
    path: '/contacts/{id}/outside-checks',
    summary: 'Whether an outside number may be dialled, and what a minute costs',
    callers: 'The agent of this very contact.',
    supervisors: false,
    limited: 'REQUEST',
    needs: 'outsideNumbers',
    body: outsideToCheck,
    status: 200,
    answer: outsideCheck,
    problems: OF_A_CALL,
  },
  'start-chat-consult': {
    method: 'POST',
    path: '/contacts/{id}/chat-consults',
    summary: 'Starts a private chat about a customer’s chat',
    callers: 'The agent of this very chat.',
    supervisors: false,
    limited: 'REQUEST',
    needs: 'chatConsults',
    body: chatConsultToStart,
    status: 201,
    answer: chatConsultStarted,
    problems: [...OF_A_CALL, 'no-live-chat'],
  },
  'end-chat-consult': {
    method: 'DELETE',
    path: '/contacts/{id}/chat-consult',
    summary: 'Ends the private chat that this contact is',
    callers: 'The agent who asked, and the agent who was asked.',
    supervisors: false,
    limited: 'REQUEST',
    needs: 'chatConsults',
    status: 200,
    answer: chatConsultEnded,
    problems: [...OF_A_CALL, 'no-live-chat'],
  },
  'put-chat-lines': {
    method: 'PUT',
    path: '/contacts/{id}/chat-lines',
    summary: 'Shows the newest lines of the customer’s chat to whom this private chat asks',
    callers: 'The agent who asked by this private chat.',
    supervisors: false,
    limited: 'REQUEST',
    needs: 'chatConsults',
    body: chatLinesToPut,
    status: 200,
    answer: chatLinesPut,
    problems: [...OF_A_CALL, 'no-live-chat'],
  },
  'get-chat-lines': {
    method: 'GET',
    path: '/contacts/{id}/chat-lines',
    summary: 'The customer’s chat that the private chat of this contact is about',
    callers: 'The agent of this private chat, from its offer until its end.',
    supervisors: false,
    limited: 'REQUEST',
    needs: 'chatConsults',
    status: 200,
    answer: chatLines,
    problems: [...OF_A_CALL, 'no-live-chat'],
  },
  'post-hand-off': {
    method: 'POST',
    path: '/handoffs',
    summary: 'Hands a caller’s session over to the person who takes the call',
    callers: 'AI agents of the config, each by the signature of its own secret (Standard Webhooks).',
    supervisors: false,
    limited: 'REQUEST',
    needs: 'aiAgents',
    signed: true,
    body: handOffToPost,
    status: 200,
    answer: handOffKept,
    problems: ['bad-signature', 'not-passed', 'message-id-used', 'body-too-large'],
  },
  'get-hand-offs': {
    method: 'GET',
    path: '/contacts/{id}/handoffs',
    summary: 'What AI agents handed over with a call',
    callers: 'Agents on any leg of the call; agents whom a leg of it rings at, without the transcript.',
    supervisors: false,
    limited: 'REQUEST',
    needs: 'aiAgents',
    status: 200,
    answer: handOffsAnswer,
    problems: OF_A_CALL,
  },
} as const satisfies Readonly<Record<string, Route>>;

export type RouteName = keyof typeof ROUTES;

/** A row of the table as code reads it that works on all of them. */
export const routeOf = (name: RouteName): Route => ROUTES[name];

/** The body of the answer of a route. */
export type AnswerOf<Name extends RouteName> = Immutable<z.infer<(typeof ROUTES)[Name]['answer']>>;

/** The body of a request to a route, as it is sent; an empty object where none is read. */
export type BodyOf<Name extends RouteName> = (typeof ROUTES)[Name] extends { readonly body: infer Body extends z.ZodMiniType }
  ? Immutable<z.input<Body>>
  : Readonly<Record<string, never>>;

/** The codes by which a route refuses. */
export type ProblemsOf<Name extends RouteName> = (typeof ROUTES)[Name]['problems'][number] | (typeof COMMON_PROBLEMS)[number];

type Filled<Path extends string> = Path extends `${infer Before}{${string}}${infer After}` ? `${Before}${string}${Filled<After>}` : Path;

/** The address of a request to a route, under `/api`, without or with a query string. */
export type AddressOf<Name extends RouteName> =
  | Filled<(typeof ROUTES)[Name]['path']>
  | `${Filled<(typeof ROUTES)[Name]['path']>}?${string}`;

/** Routes of a method. */
export type RouteWith<Method extends Route['method']> = {
  [Name in RouteName]: (typeof ROUTES)[Name]['method'] extends Method ? Name : never;
}[RouteName];
