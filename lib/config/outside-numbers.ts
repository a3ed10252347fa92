import { isSupportedCountry } from 'libphonenumber-js/min';
import * as z from 'zod';
import { NUMBER_KINDS } from '../../contract/number-kinds.ts';
import { COUNTRY, LABEL, NAME } from './formats.ts';

const MAX_RULES = 200;
const MAX_PREFIXES = 500;

const named = (description: string) => z.string({ error: NAME.wanted }).regex(NAME.pattern, { error: NAME.wanted }).meta({ description });

const country = z
  .string({ error: COUNTRY.wanted })
  .regex(COUNTRY.pattern, { error: COUNTRY.wanted })
  .refine((code) => isSupportedCountry(code), { error: COUNTRY.wanted });

const prefixWanted = 'the beginning of an E.164 number: +, then 1 to 14 digits';
const prefix = z.string({ error: prefixWanted }).regex(/^\+[1-9]\d{0,13}$/, { error: prefixWanted });

const kindWanted = `one of ${NUMBER_KINDS.join(', ')}`;
const timeWanted = 'a time of day, HH:MM';
const time = z.string({ error: timeWanted }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: timeWanted });
const dayWanted = 'a day of the week, 1 (Monday) to 7';
const zoneWanted = 'a time zone of the IANA database, for example Europe/Berlin';

const hours = z
  .strictObject({
    timeZone: z.string({ error: zoneWanted }).refine(isTimeZone, { error: zoneWanted }),
    days: z
      .array(z.int({ error: dayWanted }).min(1, { error: dayWanted }).max(7, { error: dayWanted }))
      .min(1, { error: 'at least one day' })
      .default([1, 2, 3, 4, 5, 6, 7]),
    from: time,
    until: time,
  })
  .meta({ description: 'When the rule applies; an end before the beginning is past midnight.' });

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

const someOf = <Item extends z.ZodType>(item: Item, description: string, max = MAX_PREFIXES) =>
  z
    .array(item, { error: 'a list' })
    .min(1, { error: 'at least one' })
    .max(max, { error: `at most ${max}` })
    .meta({ description })
    .optional();

const labelled = z.string({ error: LABEL.wanted }).regex(LABEL.pattern, { error: LABEL.wanted });

const rule = z.strictObject({
  name: labelled.meta({ description: 'What agents read when it refuses a number, and reports count it by.' }),
  allow: z.boolean({ error: 'true or false' }),
  countries: someOf(country, 'Countries that the number is of. A number of no single country is in none.'),
  prefixes: someOf(prefix, 'Beginnings of the number.'),
  kinds: someOf(z.enum(NUMBER_KINDS, { error: kindWanted }), 'Kinds of line.'),
  queues: someOf(named('The name of one of the queues.'), 'Queues whose calls it is for.'),
  agents: someOf(named('The name of one of the agents.'), 'Agents whom it is for.'),
  hours: hours.optional(),
});

const MOST = 1_000;
const often = `a whole number, 1 to ${MOST}`;
const limit = (description: string) =>
  z.int({ error: often }).min(1, { error: often }).max(MOST, { error: often }).meta({ description }).optional();

const moneyWanted = 'an amount of money, 0 to 1000';
const secondsWanted = 'a whole number of seconds, 0 to 600';
const seconds = (description: string, given: number) =>
  z.int({ error: secondsWanted }).min(0, { error: secondsWanted }).max(600, { error: secondsWanted }).meta({ description }).default(given);

const price = z.strictObject({
  country: country.optional(),
  prefix: prefix.optional(),
  perMinute: z.number({ error: moneyWanted }).min(0, { error: moneyWanted }).max(1_000, { error: moneyWanted }),
  minimumSeconds: seconds('Seconds that are billed at least.', 60),
  stepSeconds: z.int({ error: '1 to 60' }).min(1, { error: '1 to 60' }).max(60, { error: '1 to 60' }).default(1),
});

const currencyWanted = 'a currency of ISO 4217, for example EUR';
const dateWanted = 'a day, YYYY-MM-DD';

const prices = z
  .strictObject({
    currency: z
      .string({ error: currencyWanted })
      .refine((code) => Intl.supportedValuesOf('currency').includes(code), { error: currencyWanted }),
    asOf: z.iso.date({ error: dateWanted }).meta({ description: 'The day the prices are of.' }),
    rows: z
      .array(price, { error: 'a list' })
      .min(1, { error: 'at least one row' })
      .max(MAX_PREFIXES, { error: `at most ${MAX_PREFIXES}` }),
  })
  .meta({ description: 'What a minute costs by your own contract. Left out: no cost is estimated.' });

/** What agents may have dialled outside the instance. Left out of the config: Connect's own limits alone. */
export const outsideNumbers = z.strictObject({
  mode: z
    .enum(['advice'], { error: '"advice"' })
    .meta({ description: '"advice": the desk asks before it dials, and refuses. Another softphone does not ask.' }),
  rules: z
    .array(rule, { error: 'a list' })
    .max(MAX_RULES, { error: `at most ${MAX_RULES} rules` })
    .meta({ description: 'The first rule that applies decides.' })
    .default([]),
  otherwise: z
    .enum(['allow', 'deny'], { error: '"allow" or "deny"' })
    .meta({ description: 'What is decided where no rule applies.' })
    .default('allow'),
  limits: z
    .strictObject({ perHour: limit('Outside numbers an agent may have dialled in an hour.'), perCall: limit('On one call.') })
    .prefault({}),
  prices: prices.optional(),
});
