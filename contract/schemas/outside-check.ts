import * as z from 'zod/mini';
import type { Immutable } from '../immutable.ts';
import { NUMBER_KINDS } from '../number-kinds.ts';

/** Why a number may not be dialled. `rule`: one of the policy's, which is named; `otherwise`: no rule allows it. */
export const REFUSALS = ['rule', 'otherwise', 'too-many-this-hour', 'too-many-on-call'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A number that may be dialled next. */
export const outsideToCheck = z.object({ phoneNumber: z.string().check(z.maxLength(32)), dialling: z._default(z.boolean(), false) });

/** What each field of the body should be, for the detail of a `bad-field`. */
export const OUTSIDE_WANTED = {
  body: 'Wanted: a JSON object { phoneNumber, dialling? }.',
  phoneNumber: 'Wanted: a phone number in E.164 form: +, the country code, the number, digits only.',
  dialling: 'Wanted: true when the number is dialled next, which counts; false to ask only.',
};

/** Whether the number may be dialled, and what a minute costs. */
export const outsideCheck = z.object({
  allow: z.boolean(),
  why: z.nullable(z.enum(REFUSALS)),
  rule: z.nullable(z.string()),
  retryAfterMs: z.nullable(z.number()),
  country: z.nullable(z.string()),
  kind: z.nullable(z.enum(NUMBER_KINDS)),
  price: z.nullable(
    z.object({ perMinute: z.number(), minimumSeconds: z.number(), stepSeconds: z.number(), currency: z.string(), asOf: z.string() }),
  ),
});

export type OutsideCheck = Immutable<z.infer<typeof outsideCheck>>;
