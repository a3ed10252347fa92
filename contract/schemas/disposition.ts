import * as z from 'zod/mini';
import type { Immutable } from '../immutable.ts';
import { DISPOSITION_NOTES_LIMIT } from '../limits.ts';
import { writtenText } from './written-text.ts';

/** What an agent says a contact was about. */
export const dispositionToPut = z.object({
  code: z.string().check(z.describe('One of the codes of the config.')),
  notes: writtenText(DISPOSITION_NOTES_LIMIT),
});

/** What each field of the body should be, for the detail of a `bad-field`. */
export const DISPOSITION_WANTED = {
  body: 'Wanted: a JSON object { code, notes }.',
  code: 'Wanted: one of the codes of the configuration.',
  notes: `Wanted: a text of at most ${DISPOSITION_NOTES_LIMIT} characters.`,
};

/** What a call was about, as its agent says when it has ended. */
const disposition = z
  .object({
    contactId: z.string().check(z.describe("The agent's own contact.")),
    code: z.string(),
    notes: z.string(),
    by: z.string().check(z.describe('ARN of the agent.')),
    at: z.iso.datetime(),
  })
  .check(z.meta({ id: 'Disposition', description: 'What a call was about, as its agent says.' }));

/** The dispositions of a contact's whole call. */
export const dispositionsAnswer = z.object({ contactId: z.string(), rootContactId: z.string(), dispositions: z.array(disposition) });

/** The disposition as it is kept after a put. */
export const dispositionPut = z.object({ rootContactId: z.string(), disposition });

export type Disposition = Immutable<z.infer<typeof disposition>>;
