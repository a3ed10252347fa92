import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { asyncApi } from '../../contract/asyncapi.ts';
import { openApi } from '../../contract/openapi.ts';
import { FROM_DESK, TO_DESK } from '../../contract/socket.ts';

const docs = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8'));

/** Every object in a document, with where it stands. */
function objectsIn(value: unknown, at = '#'): readonly (readonly [at: string, Readonly<Record<string, unknown>>])[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, inner]) => objectsIn(inner, `${at}/${key}`));
  return Array.isArray(value) ? inside : [[at, value as Record<string, unknown>], ...inside];
}
const found = (document: unknown, ref: string): unknown =>
  ref
    .slice(2)
    .split('/')
    .reduce<unknown>((value, key) => Reflect.get(Object(value), key.replaceAll('~1', '/')), document);

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, { readonly description: string }>>;
}
const operations = Object.entries(openApi().paths as unknown as Record<string, Record<string, Operation>>).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => [`${method} ${path}`, path, operation] as const),
);

describe.each([
  ['openapi.json', openApi()],
  ['asyncapi.json', asyncApi()],
])('docs/%s', (name, document) => {
  test('is what the contract says; npm run api-docs writes it', () => {
    expect(docs(name)).toEqual(JSON.parse(JSON.stringify(document)));
  });

  test('refers to nothing that is not there, and has no component that nothing refers to', () => {
    const refs = objectsIn(document).flatMap(([, { $ref }]) => (typeof $ref === 'string' ? [$ref] : []));
    expect(refs.filter((ref) => found(document, ref) === undefined)).toEqual([]);
    const components = Object.keys((document.components as { schemas: object }).schemas).map((id) => `#/components/schemas/${id}`);
    expect(components.filter((id) => !refs.includes(id))).toEqual([]);
  });

  test('has a type, a choice or a value in every schema of a field', () => {
    const fields = objectsIn(document).filter(([at]) => /\/properties\/[^/]+$/.test(at));
    expect(fields.length).toBeGreaterThan(5);
    const vague = fields.filter(([, schema]) => !['type', 'enum', 'const', 'anyOf', '$ref'].some((key) => key in schema));
    expect(vague.map(([at]) => at)).toEqual([]);
  });
});

describe('an operation of the HTTP API', () => {
  test('has an id of its own', () => {
    const ids = operations.map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(operations)('%s declares the parameters of its path, once each', (_, path, { parameters = [] }) => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(named);
    expect(new Set(parameters.map(({ name }) => name)).size).toBe(parameters.length);
  });

  test.each(operations)('%s answers, refuses and may fail, and says how', (_, _path, { responses, tags }) => {
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', '403', '429', '500']));
    expect(Object.keys(responses).filter((status) => status.startsWith('2'))).toHaveLength(1);
    expect(Object.values(responses).filter(({ description }) => description === '')).toEqual([]);
    expect(tags).toHaveLength(1);
  });
});

test('every message of the socket is sent or received by an operation', () => {
  const used = objectsIn(asyncApi().operations).flatMap(([, { $ref }]) => (typeof $ref === 'string' ? [$ref.split('/').at(-1)] : []));
  expect([...Object.keys(FROM_DESK), ...Object.keys(TO_DESK)].filter((type) => !used.includes(type))).toEqual([]);
});
