import * as z from 'zod';

// Whatever does not fit becomes undefined or empty.
const word = z.string().optional().catch(undefined).optional();
const words = z.array(z.string()).optional().catch(undefined).optional();
const whole = z.int().optional().catch(undefined).optional();
const music = z.object({ musicArn: word }).catch({}).default({});
const entries = z
  .array(z.object({ name: word, arn: word, userArn: word, hoursArn: word, phoneNumber: word }).catch({}))
  .catch([])
  .default([]);

const draftSchema = z
  .object({
    instance: z.object({ arn: word }).catch({}).default({}),
    agents: entries,
    queues: entries,
    externals: entries,
    quickConnectStacks: whole,
    offeredOn: z
      .array(z.union([z.string(), z.object({ queues: words, names: words })]).catch(''))
      .optional()
      .catch(undefined),
    identity: z
      .object({
        issuer: word,
        audience: word,
        clientId: word,
        audienceAs: word,
        accessScope: word,
        origins: words,
        scopes: words,
      })
      .catch({})
      .default({}),
    streams: z
      .object({ contactRecordsArn: word, contactRecordsKeyArn: word, agentEventsArn: word, agentEventsKeyArn: word })
      .catch({})
      .default({}),
    dispositions: z
      .array(
        z
          .object({
            queue: word,
            codes: z
              .array(z.object({ code: word }).catch({}))
              .catch([])
              .default([]),
          })
          .catch({ codes: [] }),
      )
      .catch([])
      .default([]),
    outsideNumbers: z
      .object({
        rules: z
          .array(z.object({ name: word, queues: words, agents: words }).catch({}))
          .catch([])
          .default([]),
        prices: z
          .object({
            rows: z
              .array(z.object({ country: word, prefix: word }).catch({}))
              .catch([])
              .default([]),
          })
          .catch({ rows: [] })
          .default({ rows: [] }),
      })
      .catch({ rules: [], prices: { rows: [] } })
      .default({ rules: [], prices: { rows: [] } }),
    aiAgents: z
      .array(z.object({ name: word, queue: word, phoneNumber: word }).catch({}))
      .catch([])
      .default([]),
    crm: z
      .object({ mediaAddresses: z.record(z.string(), z.string()).catch({}).default({}) })
      .catch({ mediaAddresses: {} })
      .default({ mediaAddresses: {} }),
    handOver: z.object({ musicArn: word }).catch({}).default({}),
    desk: z
      .object({ domainName: word, certificateArn: word, hostedZone: z.object({ name: word }).optional().catch(undefined) })
      .catch({})
      .default({}),
    hold: z.object({ customer: music, agent: music }).catch({ customer: {}, agent: {} }).default({ customer: {}, agent: {} }),
    whisper: z.object({}).optional().catch(undefined),
    flowLogs: word,
    sampleInbound: z.object({ queue: word }).catch({}).default({}),
    retentionMonths: whole,
    notes: z.object({ keepDays: whole }).catch({}).default({}),
    alarmTopicArn: word,
  })
  .prefault({});

/** A config as far as it can be read, so that one wrong value does not hide what is wrong elsewhere. */
export type Draft = z.infer<typeof draftSchema>;

/** Reads what can be read; never throws. */
export const draftOf = (value: unknown): Draft => draftSchema.safeParse(value).data ?? draftSchema.parse({});
