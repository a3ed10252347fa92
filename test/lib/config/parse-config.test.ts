import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../../lib/config/errors.ts';
import { parseConfig } from '../../../lib/config/parse-config.ts';
import { pathText } from '../../../lib/config/problem.ts';
import { ARNS, config } from './valid-config.ts';

const manyCodes = (count: number) => Array.from({ length: count }, (_, n) => ({ code: `code-${n}`, label: `Code ${n}` }));
const CERTIFICATE = 'arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-4234-8234-123456789012';
const OTHER = ARNS.instance.replaceAll('1234', '9999');
const names = (count: number) => Array.from({ length: count }, (_, n) => ({ name: `Person ${n}`, userArn: ARNS.user(n) }));

/** Path and a part of what was wanted, for every problem of the value. */
function problemsOf(value: unknown): [path: string, wanted: string][] {
  try {
    parseConfig(value, 'test.json');
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ path, wanted }) => [pathText(path), wanted]);
  }
}

interface Wrong {
  readonly is: string;
  readonly value: unknown;
  readonly found: readonly (readonly [path: string, wanted: string])[];
}

const CODES = [{ code: 'solved', label: 'Solved' }];
const context = (caseUrl: string) => config({ context: { caseUrl } });
const outside = (changes: object) => config({ outsideNumbers: { mode: 'advice', ...changes } });
const badCaseUrl = [['context.caseUrl', 'an address with names of attributes in its path or query']] as const;

const NO_QUEUE_YET = 'none has one yet: list it under queues first';

const WRONG: readonly Wrong[] = [
  { is: 'no object at all', value: [], found: [['(the file)', 'an object']] },
  {
    is: 'nothing in it',
    value: {},
    found: [
      ['instance', 'an object'],
      ['queues', 'a list'],
    ],
  },
  {
    is: 'notes kept for less than a day',
    value: config({ notes: { keepDays: 0 } }),
    found: [['notes.keepDays', 'a whole number of days']],
  },
  {
    is: 'AI agents that cannot be told apart, with a name that a flow would read as a reference, or that lead nowhere',
    value: config({
      aiAgents: [
        { name: 'Nova', phoneNumber: '+12065550188', queue: 'Sales' },
        { name: 'Nova', phoneNumber: '0188', queue: 'Support', way: 'sideways' },
        { name: '$.External.x', phoneNumber: '+12065550188', queue: 'Support', trustedMethods: ['a b'] },
      ],
    }),
    found: [
      ['aiAgents[1].way', '"connect-first"'],
      ['aiAgents[1].phoneNumber', 'a number in E.164 form'],
      ['aiAgents[2].name', '1 to 60 letters, digits, blanks'],
      ['aiAgents[2].trustedMethods[0]', '1 to 60 letters, digits, dashes'],
      ['aiAgents[1].name', 'a name that no other AI agent has'],
      ['aiAgents[0].queue', 'the name of one of the queues: Support, Billing'],
    ],
  },
  { is: 'a mask nobody knows', value: config({ notes: { mask: ['names'] } }), found: [['notes.mask[0]', '"card-numbers" or']] },
  { is: 'a case link without encryption', value: context('http://crm.example/{caseId}'), found: badCaseUrl },
  { is: 'a case link that runs a script', value: context('javascript:open({caseId})'), found: badCaseUrl },
  { is: 'a case link to whatever host an attribute names', value: context('https://{host}/case'), found: badCaseUrl },
  { is: 'a case link with half a name', value: context('https://crm.example/{caseId'), found: badCaseUrl },
  {
    is: 'an attribute with a blank in its name',
    value: config({ context: { attributes: [{ key: 'case id', label: 'Case' }] } }),
    found: [['context.attributes[0].key', '1 to 127 letters, digits']],
  },
  {
    is: 'dispositions of a queue nobody listed',
    value: config({ dispositions: [{ queue: 'Sales', codes: CODES }] }),
    found: [['dispositions[0].queue', 'the name of one of the queues: Support, Billing']],
  },
  {
    is: 'dispositions of one queue twice',
    value: config({
      dispositions: [
        { queue: 'Support', codes: CODES },
        { queue: 'Support', codes: CODES },
      ],
    }),
    found: [['dispositions[1].queue', 'a queue that is listed once']],
  },
  {
    is: 'rules of outside numbers that name nobody, nothing or one another',
    value: outside({
      rules: [
        { name: 'A', allow: true, agents: ['Zoe'], queues: ['Sales'] },
        {
          name: 'A',
          allow: false,
          countries: ['EU'],
          kinds: ['MOBIL'],
          prefixes: ['0049'],
          hours: { timeZone: 'Mars', from: '8:00', until: '18:00' },
        },
      ],
    }),
    found: [
      ['outsideNumbers.rules[1].countries[0]', 'the two capital letters of a country'],
      ['outsideNumbers.rules[1].prefixes[0]', 'the beginning of an E.164 number'],
      ['outsideNumbers.rules[1].kinds[0]', 'one of FIXED_LINE'],
      ['outsideNumbers.rules[1].hours.timeZone', 'a time zone of the IANA database'],
      ['outsideNumbers.rules[1].hours.from', 'a time of day'],
      ['outsideNumbers.rules[0].queues[0]', 'the name of one of the queues: Support, Billing'],
      ['outsideNumbers.rules[0].agents[0]', 'the name of one of the agents'],
      ['outsideNumbers.rules[1].name', 'a name that no other rule has'],
    ],
  },
  {
    is: 'prices of nowhere, twice, and in no money',
    value: outside({
      prices: {
        currency: 'EURO',
        asOf: '1.11.2026',
        rows: [{ perMinute: 1 }, { country: 'DE', perMinute: 1 }, { country: 'DE', perMinute: -1 }],
      },
    }),
    found: [
      ['outsideNumbers.prices.currency', 'a currency of ISO 4217'],
      ['outsideNumbers.prices.asOf', 'a day, YYYY-MM-DD'],
      ['outsideNumbers.prices.rows[2].perMinute', 'an amount of money'],
      ['outsideNumbers.prices.rows[0]', 'a country or a prefix'],
      ['outsideNumbers.prices.rows[2]', 'a destination that is listed once'],
    ],
  },
  {
    is: 'one code twice',
    value: config({ dispositions: [{ queue: 'Support', codes: [...CODES, ...CODES] }] }),
    found: [['dispositions[0].codes[1].code', 'a code that is listed once']],
  },
  {
    is: 'nothing to choose from',
    value: config({ dispositions: [{ queue: 'Support', codes: [] }] }),
    found: [['dispositions[0].codes', 'at least one code']],
  },
  {
    is: 'more codes than a function can be told',
    value: config({ dispositions: [{ queue: 'Support', codes: manyCodes(81) }] }),
    found: [['dispositions', 'at most 80 different codes']],
  },
  { is: 'a field nobody knows', value: config({ agnets: [] }), found: [['agnets', 'no field of this name']] },
  {
    is: 'a field nobody knows, further in',
    value: config({ agents: [{ name: 'Ana', userArn: ARNS.user(1), phone: 'x' }] }),
    found: [['agents[0].phone', 'no field of this name']],
  },
  {
    is: 'an instance id in place of the ARN',
    value: config({ instance: { arn: '12345678-1234-4234-8234-123456789012', url: 'https://acme.my.connect.aws' } }),
    found: [['instance.arn', 'the ARN of the instance']],
  },
  {
    is: 'http for an instance that is not local',
    value: config({ instance: { arn: ARNS.instance, url: 'http://acme.my.connect.aws' } }),
    found: [['instance.url', 'http only for localhost']],
  },
  {
    is: 'a number in place of a name',
    value: config({ agents: [{ name: 7, userArn: ARNS.user(1) }] }),
    found: [['agents[0].name', '1 to 127 characters']],
  },
  {
    is: 'a name of 128 characters',
    value: config({ agents: [{ name: 'x'.repeat(128), userArn: ARNS.user(1) }] }),
    found: [['agents[0].name', '1 to 127 characters']],
  },
  ...['\u200B', '\u2060\uFEFF', '\u3164', '\u2800', 'Depot \u202Egnol', 'Depot \u2066x\u2069', 'Depot\u0007', 'De\u00ADpot', '\u200D'].map(
    (name) => ({
      is: `a name that shows less than it holds: ${JSON.stringify(name)}`,
      value: config({ externals: [{ name, phoneNumber: '+12065550123' }] }),
      found: [['externals[0].name', 'characters that can be seen']] as const,
    }),
  ),
  ...(
    [
      ['in the way its accents are stored', 'Rene\u0301 (courier)', 'Ren\u00e9 (courier)'],
      ['in a capital', 'haulier', 'Haulier'],
      ['in a blank', 'Night desk', 'Night  desk'],
      ['in the width of its signs', 'Depot 2', 'Depot \uFF12'],
    ] as const
  ).map(([is, one, other]) => ({
    is: `two names that differ only ${is}`,
    value: config({ agents: [{ name: one, userArn: ARNS.user(1) }], externals: [{ name: other, phoneNumber: '+12065550123' }] }),
    found: [['externals[0].name', 'a name that agents can tell from agents[0].name']] as const,
  })),
  {
    is: 'a number four digits too long for its country',
    value: config({ externals: [{ name: 'Courier', phoneNumber: '+120655501701234' }] }),
    found: [['externals[0].phoneNumber', 'as many digits as numbers of its country have']],
  },
  {
    is: 'a number of a country that there is not',
    value: config({ externals: [{ name: 'Courier', phoneNumber: '+9991234567' }] }),
    found: [['externals[0].phoneNumber', 'as many digits as numbers of its country have']],
  },
  {
    is: 'one number under two names',
    value: config({
      externals: [
        { name: 'Courier', phoneNumber: '+12065550123' },
        { name: 'Courier (weekend)', phoneNumber: '+12065550123' },
      ],
    }),
    found: [['externals[1].phoneNumber', 'listed once: externals[0].phoneNumber is the same']],
  },
  ...[
    'https://eu-west-2.console.aws.amazon.com/connect/federate/12345678-1234-4234-8234-123456789012?destination=%2Fccp-v2%2F',
    'https://acme.awsapps.com/connect/federate/x',
    'https://id.acme.example/app/connect/sso',
    'https://signin.aws.amazon.com/saml',
    'https://acme.my.connect.aws.evil.example',
  ].map((url) => ({
    is: `an address that is not the instance's own: ${url}`,
    value: config({ instance: { arn: ARNS.instance, url } }),
    found: [['instance.url', 'goes into instance.loginUrl']] as const,
  })),
  {
    is: 'an identity provider without encryption',
    value: config({ instance: { arn: ARNS.instance, url: 'https://acme.my.connect.aws', loginUrl: 'http://id.acme.example/sso' } }),
    found: [['instance.loginUrl', 'signs people in to the instance']],
  },
  {
    is: 'a user of another instance',
    value: config({ agents: [{ name: 'Ana', userArn: `${OTHER}/agent/${ARNS.user(1).slice(-36)}` }] }),
    found: [['agents[0].userArn', `one of the instance ${ARNS.instance}`]],
  },
  {
    is: 'a queue where a user is due',
    value: config({ agents: [{ name: 'Ana', userArn: ARNS.queue(1) }] }),
    found: [['agents[0].userArn', 'the ARN of a user']],
  },
  {
    is: 'one name for a colleague and a team',
    value: config({ agents: [{ name: 'Support', userArn: ARNS.user(1) }] }),
    found: [['queues[0].name', 'a name that no other']],
  },
  {
    is: 'one colleague twice',
    value: config({
      agents: [
        { name: 'Ana', userArn: ARNS.user(1) },
        { name: 'Anna', userArn: ARNS.user(1) },
      ],
    }),
    found: [['agents[1].userArn', 'an ARN that is listed once']],
  },
  { is: 'no queue', value: config({ queues: [] }), found: [['queues', 'at least one queue']] },
  {
    is: 'a queue to create without hours',
    value: config({ queues: [{ name: 'Support' }] }),
    found: [['queues[0].hoursArn', 'hours of operation for the queue that is created']],
  },
  {
    is: 'no queue to be offered on, and an offer on one',
    value: config({ queues: [], offeredOn: ['Support'] }),
    found: [
      ['queues', 'at least one queue'],
      ['offeredOn[0]', NO_QUEUE_YET],
    ],
  },
  {
    is: 'a queue without a name, and an offer on one that has',
    value: config({ queues: [{ arn: ARNS.queue(1) }], offeredOn: ['Support'] }),
    found: [
      ['queues[0].name', '1 to 127 characters'],
      ['offeredOn[0]', NO_QUEUE_YET],
    ],
  },
  {
    is: 'a text where the queues are due, and an offer on one',
    value: config({ queues: 'Support', offeredOn: ['Support'] }),
    found: [
      ['queues', 'a list'],
      ['offeredOn[0]', NO_QUEUE_YET],
    ],
  },
  {
    is: 'hours for a queue that is there',
    value: config({ queues: [{ name: 'Support', arn: ARNS.queue(1), hoursArn: ARNS.hours(1) }] }),
    found: [['queues[0].hoursArn', 'has its hours already']],
  },
  {
    is: 'a national phone number',
    value: config({ externals: [{ name: 'Courier', phoneNumber: '206-555-0123' }] }),
    found: [['externals[0].phoneNumber', 'E.164']],
  },
  {
    is: 'an offer on a queue that is not listed',
    value: config({ offeredOn: ['Support', 'Sales'] }),
    found: [['offeredOn[1]', 'the name of one of the queues: Support, Billing']],
  },
  {
    is: 'a sample whose queue is not listed',
    value: config({ sampleInbound: { queue: 'Sales' } }),
    found: [['sampleInbound.queue', 'the name of one of the queues']],
  },
  { is: 'no retention', value: config({ retentionMonths: 0 }), found: [['retentionMonths', '1 to 120']] },
  { is: 'retention in days', value: config({ retentionMonths: 760 }), found: [['retentionMonths', '1 to 120']] },
  {
    is: 'notes that are kept longer than their call',
    value: config({ retentionMonths: 2, notes: { keepDays: 61 } }),
    found: [['notes.keepDays', 'at most 60: no note is kept longer than retentionMonths']],
  },
  { is: 'half a month', value: config({ retentionMonths: 25.5 }), found: [['retentionMonths', 'a whole number']] },
  {
    is: 'a Firehose stream, which cannot feed a function',
    value: config({ streams: { contactRecordsArn: 'arn:aws:firehose:eu-central-1:111122223333:deliverystream/records' } }),
    found: [['streams.contactRecordsArn', 'a Firehose delivery stream cannot feed a function']],
  },
  {
    is: 'a stream in another Region',
    value: config({ streams: { agentEventsArn: ARNS.stream.replace('eu-central-1', 'us-east-1') } }),
    found: [['streams.agentEventsArn', 'in the Region eu-central-1']],
  },
  {
    is: 'the key of a stream that is not named',
    value: config({ streams: { contactRecordsKeyArn: ARNS.key } }),
    found: [['streams.contactRecordsKeyArn', 'a streams.contactRecordsArn beside it']],
  },
  {
    is: 'the key of one stream beside the other',
    value: config({ streams: { contactRecordsArn: ARNS.stream, agentEventsKeyArn: ARNS.key } }),
    found: [['streams.agentEventsKeyArn', 'a streams.agentEventsArn beside it']],
  },
  {
    is: 'two keys for the one stream of records and agent events',
    value: config({ streams: { contactRecordsArn: ARNS.stream, contactRecordsKeyArn: ARNS.key, agentEventsArn: ARNS.stream } }),
    found: [['streams.agentEventsKeyArn', 'it is the same stream']],
  },
  {
    is: 'an instance where there is no CloudFront',
    value: config({
      instance: {
        arn: ARNS.instance.replace('arn:aws:', 'arn:aws-us-gov:').replace('eu-central-1', 'us-gov-west-1'),
        url: 'https://acme.my.connect.aws',
      },
      agents: [],
      queues: [{ name: 'Support', arn: ARNS.queue(1).replace('arn:aws:', 'arn:aws-us-gov:').replace('eu-central-1', 'us-gov-west-1') }],
    }),
    found: [['instance.arn', 'an instance in a commercial Region']],
  },
  {
    is: 'a prefix that AWS keeps for itself',
    value: config({ prefix: 'aws-desk' }),
    found: [['prefix', '2 to 10 small letters']],
  },
  {
    is: 'an alarm topic of another account',
    value: config({ alarmTopicArn: ARNS.topic.replace('111122223333', '999900001111') }),
    found: [['alarmTopicArn', 'the account 111122223333']],
  },
  {
    is: 'a hand-over that comes back while it still rings, and music of another instance',
    value: config({ handOver: { returnAfterSeconds: 19, musicArn: `${OTHER}/prompt/00000000-0000-4000-8000-000000000001` } }),
    found: [
      ['handOver.returnAfterSeconds', '20 to 3600'],
      ['handOver.musicArn', 'one of the instance'],
    ],
  },
  {
    is: 'a hand-over that is neither on nor off',
    value: config({ handOver: { comesBack: 'maybe' } }),
    found: [['handOver.comesBack', '"on" or "off"']],
  },
  {
    is: 'a name of the desk with an address in it, and a certificate of another Region than CloudFront’s',
    value: config({ desk: { domainName: 'https://desk.example.com', certificateArn: CERTIFICATE.replace('us-east-1', 'eu-central-1') } }),
    found: [
      ['desk.domainName', 'without https://'],
      ['desk.certificateArn', 'us-east-1'],
    ],
  },
  {
    is: 'a name of the desk without a certificate, in a zone that does not hold it',
    value: config({ desk: { domainName: 'desk.example.com', hostedZone: { id: 'Z0123456789', name: 'ample.com' } } }),
    found: [
      ['desk.certificateArn', 'the ARN of a certificate'],
      ['desk.hostedZone', 'the zone that desk.example.com is in'],
    ],
  },
  {
    is: 'a certificate without a name, and a firewall that is none for CloudFront',
    value: config({
      desk: { certificateArn: CERTIFICATE, webAclArn: 'arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/centre/a1' },
    }),
    found: [
      ['desk.webAclArn', 'for CloudFront'],
      ['desk.certificateArn', 'a desk.domainName beside it'],
    ],
  },
  {
    is: 'an issuer without an audience',
    value: config({ identity: { issuer: 'https://id.example.com' } }),
    found: [['identity.audience', 'aud or client_id']],
  },
  {
    is: 'an audience without an issuer',
    value: config({ identity: { audience: 'desk', clientId: 'desk' } }),
    found: [
      ['identity.audience', 'an identity.issuer beside it'],
      ['identity.clientId', 'an identity.issuer beside it'],
    ],
  },
  {
    is: 'what only an issuer can be asked for',
    value: config({ identity: { scopes: ['openid', 'offline_access'], audienceAs: 'resource', origins: ['https://id.example.com'] } }),
    found: [
      ['identity.origins', 'an identity.issuer beside it'],
      ['identity.scopes', 'an identity.issuer beside it'],
      ['identity.audienceAs', 'an identity.issuer beside it'],
    ],
  },
  {
    is: 'a scope of people that the desk does not ask for',
    value: config({
      identity: { issuer: 'https://id.example.com', audience: 'desk', scopes: ['openid', 'api://desk/other'], accessScope: 'desk.use' },
    }),
    found: [['identity.accessScope', 'one of identity.scopes, or the end of one: openid, api://desk/other']],
  },
  {
    is: 'scopes without openid, and a machine that anybody could be',
    value: config({
      identity: {
        issuer: 'https://id.example.com',
        audience: 'desk',
        scopes: ['desk'],
        accessScope: 'desk',
        machines: [
          { claims: {}, may: ['write'] },
          { claims: { azp: 'reporting' }, may: [] },
        ],
      },
    }),
    found: [
      ['identity.scopes', 'with openid in it'],
      ['identity.machines[0].claims', 'at least one claim'],
      ['identity.machines[0].may[0]', '"read-calls", "read-consults", "read-reports"'],
      ['identity.machines[1].may', 'at least one of them'],
    ],
  },
  {
    is: 'http for an issuer that is not local',
    value: config({ identity: { issuer: 'http://id.example.com', audience: 'desk' } }),
    found: [['identity.issuer', 'http only for localhost']],
  },
  {
    is: 'origins with a path, without a scheme, or over http',
    value: config({ approvedOrigins: ['https://crm.example.com/desk', 'crm.example.com', 'http://crm.example.com'] }),
    found: [
      ['approvedOrigins[0]', 'an origin, without a path'],
      ['approvedOrigins[1]', 'an origin, without a path'],
      ['approvedOrigins[2]', 'an origin, without a path'],
    ],
  },
  {
    is: 'a country that has no numbers, and a deadline of no whole seconds',
    value: config({ desk: { country: 'XX', noAnswerSeconds: 0.5 } }),
    found: [
      ['desk.country', 'the two capital letters'],
      ['desk.noAnswerSeconds', '10 to 600'],
    ],
  },
  { is: 'more than one stack can hold', value: config({ agents: names(401) }), found: [['(the file)', 'at most 400']] },
  {
    is: 'wrong values and what is wrong between others, all at once',
    value: config({ retentionMonths: 0, offeredOn: ['Sales'], agents: [{ name: '', userArn: 'x' }] }),
    found: [
      ['agents[0].name', '1 to 127 characters'],
      ['agents[0].userArn', 'the ARN of a user'],
      ['retentionMonths', '1 to 120'],
      ['offeredOn[0]', 'the name of one of the queues'],
    ],
  },
  {
    is: 'a list that is none, beside another mistake',
    value: config({ externals: 'none', offeredOn: ['Sales'] }),
    found: [
      ['externals', 'a list'],
      ['offeredOn[0]', 'the name of one of the queues'],
    ],
  },
];

describe('a wrong config', () => {
  test.each(WRONG)('with $is', ({ value, found }) => {
    expect(problemsOf(value)).toEqual(found.map(([path, wanted]) => [path, expect.stringContaining(wanted)]));
  });

  test('is told with its file, and path, value got and value wanted of each problem', () => {
    const attempt = () => parseConfig(config({ retentionMonths: 200, offeredOn: ['Sales'] }), 'config/mine.json');
    expect(attempt).toThrow(`config/mine.json: 2 problems
  retentionMonths
    got    200
    wanted a whole number of months, 1 to 120
  offeredOn[0]
    got    "Sales"
    wanted the name of one of the queues: Support, Billing`);
  });

  const wrong = 'x'.repeat(128);
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['with blanks', { externals: [{ name: 'Courier', phoneNumber: '+1 206 555 0123' }] }, 'got    "+* *** *** **23"'],
    ['without a country code', { externals: [{ name: 'Courier', phoneNumber: '0206555' }] }, 'got    "*****55"'],
    ['that is short', { externals: [{ name: 'Courier', phoneNumber: '55501' }] }, 'got    "***01"'],
    ['that is no text', { externals: [{ name: 'Courier', phoneNumber: 12065550123 }] }, 'got    "*********23"'],
    ['in a list', { externals: [{ name: 'Courier', phoneNumber: ['+12065550123'] }] }, 'got    ["+***********"]'],
    ['in parts', { externals: [{ name: 'Courier', phoneNumber: ['206', '555', 123] }] }, 'got    ["***","***","***"]'],
    ['in an object', { externals: [{ name: 'Courier', phoneNumber: { home: '555-0123' } }] }, 'got    {"home":"***-****"}'],
    ['without a field', { externals: ['+12065550123'] }, 'got    "+*********23"'],
    ['under another name', { externals: [{ name: 'Courier', phone: '+12065550123' }] }, 'got    "+*********23"'],
    ['that stands for a list', { externals: '(206) 555-0123' }, 'got    "(***) ***-**23"'],
    ['as a key', { externals: { '+12065550123': 'Courier' } }, 'got    {"+*********23":"Courier"}'],
    ['as a field nobody knows', { '+12065550123': 'Courier' }, '  +*********23\n    got    "Courier"'],
    ['as a colleague', { agents: [{ name: `${wrong}+12065550123`, userArn: ARNS.user(1) }] }, '+*********23'],
    ['deep in what is no list', { externals: { list: [{ phone: { no: ['206', '5550123'] } }] } }, '{"no":["***","*******"]}'],
    ['after tel:', { approvedOrigins: ['tel:12065550123;ext=4'] }, 'got    "tel:*********23;ext=4"'],
    ['in digits of another script', { externals: ['٢٠٦٥٥٥٠١٢٣'] }, 'got    "********٢٣"'],
    ['among the names of queues', { queues: [{ name: '206-555-0123', arn: ARNS.queue(1) }], offeredOn: ['Sales'] }, 'queues: ***-***-**23'],
  ])('shows at most the last two digits of a phone number %s', (_, changes, shown) => {
    const attempt = () => parseConfig(config(changes), 'test.json');
    expect(attempt).toThrow(shown);
    expect(attempt).not.toThrow(/206|555|012/);
    try {
      attempt();
    } catch (error) {
      expect(inspect(error, { depth: null })).not.toMatch(/206|5550|٢٠٦/);
    }
  });

  test.each([
    ['an ARN', { agents: [{ name: 'Ana', userArn: `${OTHER}/agent/${ARNS.user(1).slice(-36)}` }] }, `got    "${OTHER}/agent/`],
    ['an id', { instance: { arn: '12345678-1234-4234-8234-123456789012' } }, 'got    "12345678-1234-4234-8234-123456789012"'],
    [
      'an address with a port',
      { instance: { arn: ARNS.instance, url: 'http://127.0.0.1:45000/ccp' } },
      'got    "http://127.0.0.1:45000/ccp"',
    ],
    ['a number of months', { retentionMonths: 760 }, 'got    760'],
    ['a sign that shows nothing, written out', { externals: [{ name: '\u200B', phoneNumber: '+12065550123' }] }, 'got    "\\u200b"'],
  ])('shows %s as it is', (_, changes, shown) => {
    expect(() => parseConfig(config(changes), 'test.json')).toThrow(shown);
  });
});

describe('a right config', () => {
  test('is filled with defaults', () => {
    const { identity, desk, retentionMonths, streams, approvedOrigins } = parseConfig(config(), 'test.json');
    expect({ identity, desk, retentionMonths, streams, approvedOrigins }).toEqual({
      identity: {
        scopes: ['openid'],
        accessScope: 'openid',
        claim: 'username',
        groupsClaim: 'cognito:groups',
        supervisorGroup: 'supervisors',
        machines: [],
      },
      desk: { origins: [], framedBy: [], noAnswerSeconds: 30 },
      retentionMonths: 25,
      streams: {},
      approvedOrigins: [],
    });
  });

  test.each([
    ['local addresses over http', { instance: { arn: ARNS.instance, url: 'http://localhost:4502/ccp-v2/?agent={login}' } }],
    ['an issuer with a path', { identity: { issuer: 'https://login.example.com/tenant/v2.0', audience: 'api://desk' } }],
    [
      'streams of its own',
      { streams: { contactRecordsArn: ARNS.stream, contactRecordsKeyArn: ARNS.key, agentEventsArn: ARNS.agentStream } },
    ],
    [
      "an identity provider's address to sign in at",
      {
        instance: {
          arn: ARNS.instance,
          url: 'https://acme.my.connect.aws',
          loginUrl: 'https://eu-central-1.console.aws.amazon.com/connect/federate/1?destination=%2Fccp-v2%2F',
        },
      },
    ],
    [
      'names in many scripts, and with signs',
      {
        externals: [
          { name: 'می‌خواهم 👩‍👧', phoneNumber: '+12065550123' },
          { name: 'ที่ปรึกษา', phoneNumber: '+12065550124' },
          { name: '??', phoneNumber: '+12065550125' },
          { name: '7', phoneNumber: '+12065550126' },
        ],
      },
    ],
    ['a country', { desk: { country: 'DE', noAnswerSeconds: 45 } }],
    ['400 quick connects', { agents: names(397) }],
    ['a name of 127 characters, not all Latin', { agents: [{ name: 'Ж'.repeat(127), userArn: ARNS.user(1) }] }],
  ])('may have %s', (_, changes) => {
    expect(problemsOf(config(changes))).toEqual([]);
  });
});
