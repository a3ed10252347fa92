import * as z from 'zod';
import { LANGUAGES, type Language, type SpokenTexts } from '../../contact-flows/spoken-texts.ts';
import { WHISPER_HOOKS } from '../../contact-flows/whispers.ts';
import { PROMPT_ARN } from './formats.ts';

const MAX_CHARACTERS = 500;
const said = `1 to ${MAX_CHARACTERS} characters without {{`;

/** What is said at one moment. Braces would be taken for a name that is filled in. */
const text = (moment: string) =>
  z
    .string({ error: said })
    .min(1, { error: said })
    .max(MAX_CHARACTERS, { error: said })
    .refine((value) => !value.includes('{{'), { error: said })
    .meta({ description: moment })
    .optional();

const languages = Object.keys(LANGUAGES) as [Language, ...Language[]];

/** What callers and agents hear from the flows, in which language and voice. */
export const spoken = z.strictObject({
  language: z
    .enum(languages, { error: `one of ${languages.join(', ')}` })
    .meta({ description: 'The language whose texts and voice are taken. Left out: texts of en-US in the voice that the contact has.' })
    .optional(),
  voice: z
    .string({ error: 'the name of a voice' })
    .regex(/^[A-Z][A-Za-z]{1,39}$/, { error: 'the name of a voice of Amazon Polly, for example Joanna' })
    .meta({ description: "A voice of Amazon Polly. Left out: the language's own." })
    .optional(),
  texts: z
    .strictObject({
      colleagueNotReached: text('A colleague cannot be called.'),
      teamNotReached: text('A team cannot be called.'),
      pleaseHold: text('While a leg waits for an answer.'),
      customerOnHold: text('To a customer on hold (hold.customer).'),
      agentOnHold: text('To an agent on hold (hold.agent).'),
      consultFrom: text("Before the asking agent's name, to the agent who is asked (whisper)."),
      greeting: text("The sample inbound flow's first words."),
      nobodyFree: text("The sample inbound flow's last words, where its queue takes nobody."),
    } satisfies Record<keyof SpokenTexts, z.ZodType>)
    .meta({ description: 'Words of your own, text by text.' })
    .prefault({}),
});

const promptArn = (what: string) =>
  z.string({ error: PROMPT_ARN.wanted }).regex(PROMPT_ARN.pattern, { error: PROMPT_ARN.wanted }).meta({ description: what }).optional();

const someone = (who: string) =>
  z
    .strictObject({ musicArn: promptArn('A prompt of the instance. Left out: a spoken text.') })
    .meta({ description: `Creates a flow for ${who} on hold and hooks it. Left out: the instance's own.` })
    .optional();

/** What is heard on hold. */
export const hold = z.strictObject({ customer: someone('a customer'), agent: someone('an agent') });

/** What an agent who is asked hears before the talk. */
export const whisper = z.strictObject({
  reason: z
    .boolean({ error: 'true or false' })
    .meta({ description: "Whether the note's reason is said after the asking agent's name." })
    .default(true),
  hook: z
    .enum(WHISPER_HOOKS, { error: WHISPER_HOOKS.map((hook) => `"${hook}"`).join(' or ') })
    .meta({ description: 'Which whisper it is. AWS has not said clearly which of them an agent who is consulted hears.' })
    .default('AgentWhisper'),
});

/** The texts of a config, its own before those of the language. */
export function spokenTexts({ language = 'en-US', texts }: z.infer<typeof spoken>): SpokenTexts {
  const own = Object.entries(texts).filter(([, value]) => value !== undefined);
  return { ...LANGUAGES[language].texts, ...Object.fromEntries(own) };
}

/** The voice of a config; undefined where the contact's is left as it is. */
export const spokenVoice = ({ language, voice }: z.infer<typeof spoken>): string | undefined =>
  voice ?? (language === undefined ? undefined : LANGUAGES[language].voice);
