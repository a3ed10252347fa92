import type * as z from 'zod/mini';
import { type JsonObject, jsonSchemas } from './json-schemas.ts';
import { PROBLEM_TYPE, PROBLEMS, type ProblemCode, problem } from './problems.ts';
import { COMMON_PROBLEMS, ROUTES, type RouteName, routeOf } from './routes.ts';

type Schemas = ReturnType<typeof jsonSchemas>;
type Row = ReturnType<typeof routeOf>;

const JSON_TYPE = 'application/json';

/** The HTTP API as an OpenAPI document (OpenAPI Specification 3.1.1), made of the table of routes: `docs/openapi.json` holds this value. */
export function openApi(): JsonObject {
  const schemas = jsonSchemas();
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const name of Object.keys(ROUTES) as RouteName[]) {
    const row = routeOf(name);
    paths[row.path] = { ...paths[row.path], [row.method.toLowerCase()]: operation(name, row, schemas) };
  }
  schemas.of(problem, 'output');
  return {
    openapi: '3.1.1',
    info: {
      title: 'Consult Call for Amazon Connect',
      version: '0.1.0',
      description: 'Served under `/api` of the desk’s own address. Instants are ISO 8601 UTC, durations milliseconds; null is unknown.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api', description: 'Under the address of the desk' }],
    security: [{ accessToken: [] }],
    tags: TAGS.map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...schemas.named },
      securitySchemes: {
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'webhook-signature',
          description: 'The signature of Standard Webhooks over webhook-id, webhook-timestamp and the body, by the secret of an AI agent.',
        },
        accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'An access token of the configured issuer.' },
      },
    },
  };
}

const TAGS = ['contacts', 'consults', 'people', 'desk'] as const;

/** What a route is about, by the first part of its path. */
const TAG_OF: Readonly<Record<string, (typeof TAGS)[number]>> = {
  contacts: 'contacts',
  consults: 'consults',
  reports: 'consults',
  me: 'people',
  directory: 'people',
  actions: 'desk',
  'socket-tickets': 'desk',
  handoffs: 'contacts',
};

function operation(name: RouteName, row: Row, schemas: Schemas): JsonObject {
  const { path, summary, callers, needs, signed, body } = row;
  const only = needs ? ` Only where the config has \`${needs}\`.` : '';
  const tag = TAG_OF[path.split('/')[1] ?? ''];
  if (!tag) throw new Error(`${path} has no tag: add its first part to TAG_OF.`);
  return {
    operationId: name,
    tags: [tag],
    summary,
    description: `${callers}${only}`,
    ...(signed ? { security: [{ signature: [] }] } : {}),
    ...parameters(row, schemas),
    ...(body ? { requestBody: { required: true, content: { [JSON_TYPE]: { schema: schemas.of(body, 'input') } } } } : {}),
    responses: { [row.status]: answer(row, schemas), ...refusals(row) },
  };
}

function parameters({ path, parameters: query }: Row, schemas: Schemas): JsonObject {
  const id = { name: 'id', in: 'path', required: true, description: 'A contact id: any contact of the call.', schema: { type: 'string' } };
  const inPath = path.includes('{id}') ? [id] : [];
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !(schema as z.ZodMiniType).safeParse(undefined).success,
    schema: schemas.of(schema as z.ZodMiniType, 'output'),
  }));
  const all = [...inPath, ...inQuery];
  return all.length > 0 ? { parameters: all } : {};
}

function answer({ answer: schema, csv }: Row, schemas: Schemas): JsonObject {
  const asCsv = csv ? { 'text/csv': { schema: { type: 'string', description: 'RFC 4180.' } } } : {};
  return { description: 'The answer.', content: { [JSON_TYPE]: { schema: schemas.of(schema, 'output') }, ...asCsv } };
}

/** One response a status; its codes are in the description. */
function refusals({ problems }: Row): JsonObject {
  const byStatus = Map.groupBy([...problems, ...COMMON_PROBLEMS], (code: ProblemCode) => PROBLEMS[code].status);
  const sorted = [...byStatus].sort(([a], [b]) => a - b);
  return Object.fromEntries(
    sorted.map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title}.`).join(' '),
        content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}
