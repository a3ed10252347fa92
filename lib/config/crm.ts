import * as z from 'zod';
import { ATTRIBUTE_KEY, NAME, ORIGIN } from './formats.ts';

const origin = z.string({ error: ORIGIN.wanted }).regex(ORIGIN.pattern, { error: ORIGIN.wanted });
const addressWanted = 'an extension: 1 to 32 letters, digits and + - _ . @';
const name = z.string({ error: NAME.wanted }).regex(NAME.pattern, { error: NAME.wanted });

/** Pages that frame the desk and may command it. */
export const crm = z.strictObject({
  origins: z
    .array(origin, { error: 'a list' })
    .min(1, { error: 'at least one origin' })
    .max(20, { error: 'at most 20 origins' })
    .meta({ description: 'Exact origins of pages that may frame the desk, be told of its calls, and give it commands.' }),
  mediaAddresses: z
    .record(z.string().regex(/^[\w+.@-]{1,32}$/, { error: addressWanted }), name, { error: 'names of agents by their extension' })
    .meta({ description: 'Names of agents by the extension that the CRM knows them by.' })
    .default({}),
  callIdAttribute: z
    .string({ error: ATTRIBUTE_KEY.wanted })
    .regex(ATTRIBUTE_KEY.pattern, { error: ATTRIBUTE_KEY.wanted })
    .meta({ description: "The contact attribute that holds the CRM's own id of a call. Left out: it uses the contact's." })
    .optional(),
});
