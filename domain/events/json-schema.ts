import * as z from 'zod';
import { consultSettled1Schema, consultSettledSchema } from './consult-settled.ts';

/** The JSON Schema of the event's detail, for those who read the bus: `docs/events/consult-settled-<version>.schema.json` holds this value. */
export const consultSettledJsonSchema = (version: 1 | 2): unknown =>
  z.toJSONSchema(version === 1 ? consultSettled1Schema : consultSettledSchema, { target: 'draft-2020-12' });
