import type { Core } from '../core.ts';
import { invalidParameter } from './errors.ts';

/** Path labels, query values and the JSON body of a request as one object. */
export type Input = Readonly<Record<string, unknown>>;

/** One operation of the Connect API (restJson1). */
export interface Operation {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE' | 'PUT';
  /** For example `/contacts/{InstanceId}/{ContactId}` (SDK model, `http`). */
  readonly path: string;
  /** ARNs a request names, on which the caller's role must allow the action; `authorization.ts` adds what it must allow beside them. */
  resources(core: Core, input: Input): readonly string[];
  /** The answer's body. @throws ConnectApiError */
  run(core: Core, input: Input): unknown;
}

/** A required text of a request. @throws ConnectApiError when it is missing or no text. */
export function text(input: Input, name: string): string {
  const value = input[name];
  if (typeof value === 'string' && value !== '') return value;
  throw invalidParameter(`${name} is required.`);
}

/** A required list of texts. @throws ConnectApiError when it is none. */
export function texts(input: Input, name: string): string[] {
  const value = input[name];
  if (Array.isArray(value) && value.every((one): one is string => typeof one === 'string')) return value;
  throw invalidParameter(`${name} must be a list of texts.`);
}

/** Instants travel as epoch seconds in restJson1. */
export const epochSeconds = (atMs: number | null) => (atMs === null ? undefined : atMs / 1000);

/** One page of a list, with the token of the next. */
export function page<T>(
  all: readonly T[],
  { NextToken, MaxResults }: Input,
  most = 1000,
): { readonly rows: readonly T[]; readonly NextToken?: string } {
  const from = Number(NextToken ?? 0);
  const to = from + Math.min(Number(MaxResults ?? 100), most);
  return { rows: all.slice(from, to), ...(to < all.length && { NextToken: String(to) }) };
}
