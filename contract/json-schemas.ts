import * as z from 'zod/mini';

/** A value that can be written as JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A part of a document. */
export type JsonObject = Readonly<Record<string, Json>>;

/** Turns schemas into JSON Schema (draft 2020-12), and gathers those that have an id, which others refer to. */
export function jsonSchemas() {
  const named: Record<string, Json> = {};
  return {
    /** Schemas by id, once all that refer to them are made. */
    named: named as JsonObject,
    /** @param io whether what is sent or what was read is described: they differ where something may be left out */
    of(schema: z.ZodMiniType, io: 'input' | 'output'): JsonObject {
      const { $schema, $defs, id, ...own } = toComponents(
        z.toJSONSchema(schema, { io, unrepresentable: 'any', override: plainer }),
      ) as JsonObject;
      for (const [name, definition] of Object.entries(($defs ?? {}) as JsonObject)) named[name] = withoutId(definition as JsonObject);
      if (typeof id !== 'string') return own;
      named[id] = own;
      return { $ref: `#/components/schemas/${id}` };
    },
  };
}

/** Answers may get more fields, and the calendar is not spelled out where the format says it. */
const plainer: NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override'] = ({ jsonSchema }) => {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
};

const withoutId = ({ id, ...rest }: JsonObject): JsonObject => rest;

/** What refers to a definition of the schema refers to a component of the document instead. */
const toComponents = (value: unknown): Json =>
  JSON.parse(JSON.stringify(value), (key, inner) =>
    key === '$ref' && typeof inner === 'string' ? inner.replace('#/$defs/', '#/components/schemas/') : inner,
  );
