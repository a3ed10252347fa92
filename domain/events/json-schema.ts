import * as z from 'zod';
import { consultSettledSchema } from './consult-settled.ts';

/** The JSON Schema of the event's detail, for those who read the bus: `docs/events/consult-settled-1.schema.json` holds this value. */
export const consultSettledJsonSchema = (): unknown => z.toJSONSchema(consultSettledSchema, { target: 'draft-2020-12' });
