import { isSupportedCountry } from 'libphonenumber-js/min';
import * as z from 'zod';
import { MASKS } from '../../contract/masks.ts';
import { aiAgents } from './ai-agents.ts';
import { crm } from './crm.ts';
import {
  ATTRIBUTE_KEY,
  CASE_URL,
  COUNTRY,
  DISPOSITION_CODE,
  type Format,
  HOURS_ARN,
  INSTANCE_ARN,
  KEY_ARN,
  LABEL,
  LOGIN_URL,
  NAME,
  ORIGIN,
  PHONE_NUMBER,
  PREFIX,
  QUEUE_ARN,
  STREAM_ARN,
  TOPIC_ARN,
  URL_OF_INSTANCE,
  USER_ARN,
} from './formats.ts';
import { handOver } from './hand-over.ts';
import { identity } from './identity.ts';
import { outsideNumbers } from './outside-numbers.ts';
import { ownAddress } from './own-address.ts';
import { hold, spoken, whisper } from './spoken.ts';

/** Contact records are sent again for up to 24 months (Admin Guide, contact records): with less, what comes after the expiry is refused. */
const DEFAULT_RETENTION_MONTHS = 25;
const MIN_RETENTION_MONTHS = 1;
const MAX_RETENTION_MONTHS = 120;

const word = ({ pattern, wanted }: Format) => z.string({ error: wanted }).regex(pattern, { error: wanted });

const text = (format: Format, what: string) => word(format).meta({ description: what });

const list = <Item extends z.ZodType>(item: Item, what: string) => z.array(item, { error: 'a list' }).meta({ description: what });

const months = `a whole number of months, ${MIN_RETENTION_MONTHS} to ${MAX_RETENTION_MONTHS}`;

const agent = z.strictObject({
  name: text(NAME, 'What agents see in their directory.'),
  userArn: text(USER_ARN, 'The Connect user who is asked.'),
});

const queue = z.strictObject({
  name: text(NAME, 'What agents see in their directory; the name of the queue, too, when it is created.'),
  arn: text(QUEUE_ARN, 'A queue of the instance. Left out: the queue is created.').optional(),
  hoursArn: text(HOURS_ARN, 'Hours of operation of a queue that is created.').optional(),
});

const external = z.strictObject({
  name: text(NAME, 'What agents see in their directory.'),
  phoneNumber: text(PHONE_NUMBER, 'Where the call goes, in E.164 form.'),
});

const offerGroup = z.strictObject({
  queues: list(word(NAME), 'Names of queues.').min(1, { error: 'at least one queue' }),
  names: list(word(NAME), 'Names of agents, queues and outside numbers that their agents see.').min(1, { error: 'at least one name' }),
});

const seconds = 'a whole number of seconds, 10 to 600';

const desk = z.strictObject({
  ...ownAddress,
  origins: list(word(ORIGIN), 'Further origins at which people open the desk, beside its CloudFront address.').default([]),
  framedBy: list(word(ORIGIN), 'Pages that may show the desk in a frame, for example a CRM.').default([]),
  country: text(COUNTRY, 'Where phone numbers without + belong. Left out: agents type + and the country code.')
    .refine((code) => isSupportedCountry(code), { error: COUNTRY.wanted })
    .optional(),
  noAnswerSeconds: z
    .int({ error: seconds })
    .min(10, { error: seconds })
    .max(600, { error: seconds })
    .meta({ description: 'After so long without an answer the desk offers to go back to the customer.' })
    .default(30),
});

const streams = z.strictObject({
  contactRecordsArn: text(STREAM_ARN, "The instance's contact record stream, if it has one. Left out: one is created.").optional(),
  contactRecordsKeyArn: text(KEY_ARN, 'The key of your own that encrypts that stream, if one does.').optional(),
  agentEventsArn: text(STREAM_ARN, "The instance's agent event stream, if it has one. Left out: one is created.").optional(),
  agentEventsKeyArn: text(KEY_ARN, 'The key of your own that encrypts that stream, if one does.').optional(),
});

const MAX_NOTE_DAYS = 750;
const noteDays = `a whole number of days, 1 to ${MAX_NOTE_DAYS}`;

const notes = z.strictObject({
  keepDays: z
    .int({ error: noteDays })
    .min(1, { error: noteDays })
    .max(MAX_NOTE_DAYS, { error: noteDays })
    .meta({ description: 'How long a hand-over note is kept after it was last written.' })
    .default(30),
  mask: list(z.enum(MASKS, { error: '"card-numbers" or "long-digits"' }), 'What is hidden in texts of agents.').default(['card-numbers']),
  mirror: z
    .boolean({ error: 'true or false' })
    .meta({ description: 'Whether notes are copied to contact attributes, which Connect keeps with its contact records.' })
    .default(true),
});

const context = z.strictObject({
  attributes: list(
    z.strictObject({
      key: text(ATTRIBUTE_KEY, 'The name of a contact attribute.'),
      label: text(LABEL, 'What agents see beside its value.'),
    }),
    'Contact attributes that the desk shows beside the call, in this order.',
  ).default([]),
  caseUrl: text(CASE_URL, 'Where the case is; {names} are replaced by the values of contact attributes.').optional(),
});

const disposition = z.strictObject({
  queue: text(NAME, 'Name of the queue whose calls are asked about.'),
  required: z
    .boolean({ error: 'true or false' })
    .meta({ description: 'Whether the desk clears such a call only once one is chosen.' })
    .default(false),
  codes: list(
    z.strictObject({ code: text(DISPOSITION_CODE, 'What is stored.'), label: text(LABEL, 'What agents choose.') }),
    'What there is to choose from, in this order.',
  ).min(1, { error: 'at least one code' }),
});

/** The config file. Descriptions become the JSON Schema that editors read. */
export const configSchema = z
  .strictObject({
    $schema: z.string().optional(),
    instance: z.strictObject({
      arn: text(INSTANCE_ARN, 'The existing Amazon Connect instance.'),
      url: text(URL_OF_INSTANCE, 'Its access URL. With a path that holds /ccp-v2 it is taken as the address of the softphone itself.'),
      loginUrl: text(
        LOGIN_URL,
        "Where people sign in to the instance, when that is at an identity provider (SAML). Left out: at the instance's own page.",
      ).optional(),
    }),
    prefix: text(
      PREFIX,
      'Stands before every name of ours, so that two deployments can share one instance. Left out: nothing does.',
    ).optional(),
    agents: list(agent, 'Colleagues who can be asked.').default([]),
    queues: list(queue, 'Teams that can be asked, and whose agents can ask.').min(1, { error: 'at least one queue' }),
    externals: list(external, 'Outside numbers that can be asked.').default([]),
    offeredOn: list(
      z.union([word(NAME), offerGroup], { error: 'the name of a queue, or { queues, names }' }),
      'Names of the queues whose agents see all of these, or groups of queues with what each group sees. Left out: every queue sees all.',
    ).optional(),
    quickConnectStacks: z
      .literal([1, 8], { error: '1 or 8' })
      .meta({
        description:
          'How many stacks the quick connects lie in: 8 for more than 400. Changed on a deployment that is there, its quick connects must go first (docs/deploying.md).',
      })
      .default(1),
    identity: identity.prefault({}),
    desk: desk.prefault({}),
    approvedBefore: list(
      word(ORIGIN),
      'Origins that the instance approved before this deployment: the stack does not approve them again, and leaves them when it goes.',
    ).default([]),
    crm: crm.meta({ description: 'Pages that frame the desk and talk to it. Left out: none does.' }).optional(),
    retentionMonths: z
      .int({ error: months })
      .min(MIN_RETENTION_MONTHS, { error: months })
      .max(MAX_RETENTION_MONTHS, { error: months })
      .meta({
        description: 'How long contacts, consults and reports are kept. With less than 25, contact records sent again later are refused.',
      })
      .default(DEFAULT_RETENTION_MONTHS),
    streams: streams.prefault({}),
    approvedOrigins: list(word(ORIGIN), 'Further pages that may embed the softphone of the instance.').default([]),
    consultRecording: z
      .enum(['on', 'off'], { error: '"on" or "off"' })
      .meta({ description: 'Whether the leg to a colleague or team is recorded. Left out: the flows leave the recording as it is.' })
      .optional(),
    flowLogs: z
      .enum(['on', 'off'], { error: '"on" or "off"' })
      .meta({
        description:
          'What the flow logs are where calls come from. "on": our flows switch them off for the steps that hold a name, and on again. Left out: no step holds a name.',
      })
      .optional(),
    notes: notes.prefault({}),
    context: context.prefault({}),
    dispositions: list(disposition, 'What agents are asked after a call, queue by queue.').default([]),
    aiAgents,
    outsideNumbers: outsideNumbers
      .meta({
        description: 'What agents may have dialled outside the instance, how often, and what it costs. Left out: no check of our own.',
      })
      .optional(),
    handOver: handOver.prefault({}),
    spoken: spoken.prefault({}).meta({ description: 'What callers and agents hear from the flows.' }),
    hold: hold.prefault({}).meta({ description: 'What is heard on hold.' }),
    whisper: whisper
      .meta({
        description:
          'Says to an agent who is asked who is asking, between acceptance and talk. It needs flowLogs. Left out: nothing is said.',
      })
      .optional(),
    sampleInbound: z
      .strictObject({ queue: text(NAME, 'Name of the queue where its callers wait.') })
      .meta({ description: 'Creates the sample inbound flow. Left out: it is not created.' })
      .optional(),
    chatConsults: z
      .strictObject({})
      .meta({
        description:
          'Lets agents ask a colleague or team about a chat in a second, private one. Each takes a chat slot of the colleague, counts as one more active chat of the instance, is billed as a chat, and Connect’s own metrics show it as a chat started by API. Left out: no private chats.',
      })
      .optional(),
    analytics: z
      .strictObject({})
      .meta({ description: 'Creates files of settled consults for Athena, with saved questions. Left out: they are not created.' })
      .optional(),
    events: z
      .strictObject({
        version1: z
          .boolean({ error: 'true or false' })
          .meta({ description: 'Whether events are put on the bus in version 1, too, for rules that were written for it.' })
          .default(true),
      })
      .prefault({}),
    alarmTopicArn: text(TOPIC_ARN, 'An SNS topic that is told of alarms. Left out: alarms are only shown.').optional(),
  })
  .meta({
    title: 'Consult Call for Amazon Connect',
    description: 'One file that describes the instance, who can be asked, and how long facts are kept.',
  });

/** A config that was read and found good, defaults filled in. */
export type Config = z.infer<typeof configSchema>;
