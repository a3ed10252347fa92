import * as z from 'zod/mini';
import { CONTACT_ID } from '../formats.ts';
import type { Immutable } from '../immutable.ts';
import { MAX_ACTIONS } from '../limits.ts';
import { VERBS } from '../verbs.ts';

/** No clock is further off; what were added to an instant without bounds could leave the range of dates. */
const MAX_SKEW_MS = 366 * 24 * 3_600_000;

/** The fields of an action, but for its instant, of which the ledger takes more forms than one. */
export const ACTION_FIELDS = {
  actionId: z.string().check(z.regex(/^[\w-]{1,64}$/)),
  verb: z.enum(VERBS),
  skewMs: z.int().check(z.minimum(-MAX_SKEW_MS), z.maximum(MAX_SKEW_MS)),
};

/** One entry of a desk's log, as it is posted. */
export const actionToPost = z.object({
  actionId: ACTION_FIELDS.actionId.check(z.describe('The same id is the same action, however often it is posted.')),
  contactId: z.string().check(z.regex(CONTACT_ID)),
  verb: ACTION_FIELDS.verb,
  at: z.string().check(z.describe("The instant by the browser's clock, ISO 8601 with its offset.")),
  skewMs: z._default(ACTION_FIELDS.skewMs, 0).check(z.describe('Milliseconds to add to it.')),
});

/** A batch of actions. */
export const actionsToPost = z.object({ actions: z.array(actionToPost).check(z.minLength(1), z.maxLength(MAX_ACTIONS)) });

/** What each field should be, for the detail of a `bad-field`. */
export const ACTIONS_WANTED = {
  body: 'Wanted: a JSON object { actions }.',
  actions: `Wanted: a list of 1 to ${MAX_ACTIONS} actions.`,
  action: 'Wanted: an object { actionId, contactId, verb, at, skewMs }.',
  actionId: 'Wanted: 1 to 64 letters, digits, dashes and underscores.',
  contactId: 'Wanted: a contact id.',
  verb: `Wanted: one of ${VERBS.join(', ')}.`,
  at: 'Wanted: an instant in ISO 8601 with its offset, not before the year 2000.',
  skewMs: 'Wanted: whole milliseconds, at most a year either way.',
};

const ids = z.array(z.string());

/** What became of each action of a batch, by its id. */
export const actionsAnswer = z.object({
  accepted: ids,
  retry: ids.check(z.describe('Nothing shows the agent on the contact yet: post it again, more and more slowly.')),
  rejected: z.array(z.object({ actionId: z.string(), code: z.string(), message: z.string() })).check(z.describe('For good.')),
});

export type ActionsAnswer = Immutable<z.infer<typeof actionsAnswer>>;
