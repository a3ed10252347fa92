import { validatePhoneNumberLength } from 'libphonenumber-js/min';
import { MAX_QUICK_CONNECTS } from '../../contract/limits.ts';
import { MS_BETWEEN_CALLS, QUICK_CONNECTS_PER_CALL } from '../../contract/offer-plan.ts';
import { readingOf } from './confusable.ts';
import { type Draft, draftOf } from './draft.ts';
import { INSTANCE_ARN } from './formats.ts';
import { hideNumbers } from './hide-numbers.ts';
import { halfAnAddress } from './own-address.ts';
import { type ConfigProblem, type Path, pathText } from './problem.ts';

/** Their names lie in one item of the ledger, which holds 400 KB (DynamoDB quotas). */
const MAX_IN_ALL = 2_000;
const MAX_NAME_BYTES = 380_000;
/** In 50 of the 60 minutes that CloudFormation waits. */
const MAX_CALLS = 6_000;
const MAX_DISPOSITION_CODES = 80;
const DAYS_A_MONTH = 30;

/** What is wrong between values that are right by themselves. */
export function crossProblems(value: unknown): readonly ConfigProblem[] {
  const draft = draftOf(value);
  return CHECKS.flatMap((check) => check(draft));
}

/** CloudFormation has no CloudFront types there (Service endpoints, AWS GovCloud (US); China has no Amazon Connect). */
function withoutCloudFront({ instance: { arn } }: Draft): ConfigProblem[] {
  const partition = arn?.split(':')[1];
  if (!arn || !INSTANCE_ARN.pattern.test(arn) || partition === 'aws') return [];
  const wanted =
    'an instance in a commercial Region (arn:aws:...): the desk is served by Amazon CloudFront, which this partition does not have. Reports on exported records (npm run report) need no deployment';
  return [{ path: ['instance', 'arn'], got: arn, wanted }];
}

type Found = readonly [path: Path, got: string | undefined];
const each = (
  draft: Draft,
  lists: readonly ('agents' | 'queues' | 'externals')[],
  field: 'name' | 'arn' | 'userArn' | 'hoursArn' | 'phoneNumber',
): Found[] => lists.flatMap((list) => draft[list].map((entry, at): Found => [[list, at, field], entry[field]]));

/** Everything must be of the one instance, and of its account and Region. */
function foreignArns(draft: Draft): ConfigProblem[] {
  const instance = draft.instance.arn;
  if (!instance || !INSTANCE_ARN.pattern.test(instance)) return [];
  const inside: Found[] = [
    ...each(draft, ['agents'], 'userArn'),
    ...each(draft, ['queues'], 'arn'),
    ...each(draft, ['queues'], 'hoursArn'),
    [['handOver', 'musicArn'], draft.handOver.musicArn],
    [['hold', 'customer', 'musicArn'], draft.hold.customer.musicArn],
    [['hold', 'agent', 'musicArn'], draft.hold.agent.musicArn],
  ];
  const [, , , region, account] = instance.split(':');
  const beside: Found[] = [
    ...Object.entries(draft.streams).map(([field, arn]): Found => [['streams', field], arn]),
    [['alarmTopicArn'], draft.alarmTopicArn],
  ];
  return [
    ...inside.filter(([, arn]) => arn && !arn.startsWith(`${instance}/`)).map(problem(`one of the instance ${instance}`)),
    ...beside
      .filter(([, arn]) => arn && !arn.includes(`:${region}:${account}:`))
      .map(problem(`one in the Region ${region} and the account ${account}, where the instance is`)),
  ];
}

const problem =
  (wanted: string) =>
  ([path, got]: Found): ConfigProblem => ({ path, got, wanted });

/** Quick connect names are unique in an instance, whatever they lead to; and agents choose by what they read. */
const repeatedNames = (draft: Draft): ConfigProblem[] =>
  earlierAlike(each(draft, ['agents', 'queues', 'externals'], 'name'), readingOf).map(([[path, got], [earlier, first]]) => ({
    path,
    got,
    wanted:
      got === first
        ? 'a name that no other agent, queue or outside number has'
        : `a name that agents can tell from ${pathText(earlier)}: more than capitals, blanks or the way accents are stored must differ`,
  }));

/** What they hand over, their secrets and their flows go by their names. */
const repeatedAiAgents = ({ aiAgents }: Draft): ConfigProblem[] =>
  repeated(aiAgents.map(({ name }, at): Found => [['aiAgents', at, 'name'], name])).map(problem('a name that no other AI agent has'));

/** After the call nobody could tell which of the two was dialled. */
const repeatedNumbers = (draft: Draft): ConfigProblem[] =>
  earlierAlike(each(draft, ['externals'], 'phoneNumber'), (number) => number).map(([[path, got], [earlier]]) => ({
    path,
    got,
    wanted: `a number that is listed once: ${pathText(earlier)} is the same`,
  }));

/** Lengths alone: ranges are opened more often than this is released (docs/decisions/080). */
const impossibleNumbers = (draft: Draft): ConfigProblem[] =>
  each(draft, ['externals'], 'phoneNumber')
    .filter(([, number]) => number !== undefined && validatePhoneNumberLength(number) !== undefined)
    .map(problem('a number with as many digits as numbers of its country have'));

/** What is alike, each with the first that it is like. */
function earlierAlike(found: readonly Found[], keyOf: (got: string) => string): (readonly [later: Found, first: Found])[] {
  const given = found.filter(([, got]) => got !== undefined);
  const groups = Map.groupBy(given, ([, got]) => keyOf(got ?? ''));
  return [...groups.values()].flatMap(([first, ...others]) => (first ? others.map((later) => [later, first] as const) : []));
}

const repeatedArns = (draft: Draft) =>
  [...repeated(each(draft, ['agents'], 'userArn')), ...repeated(each(draft, ['queues'], 'arn'))].map(problem('an ARN that is listed once'));

const repeated = (found: readonly Found[]) =>
  found.filter(([, got], at) => got !== undefined && found.findIndex(([, earlier]) => earlier === got) < at);

/** The whisper holds a name, and a flow cannot read whether its logs are on (docs/decisions/191). */
const loggedWhisper = ({ whisper, flowLogs }: Draft): ConfigProblem[] =>
  whisper !== undefined && flowLogs === undefined
    ? [
        problem('"on" or "off": a whisper holds a name, which flow logs would keep; say what they are where calls come from')([
          ['flowLogs'],
          flowLogs,
        ]),
      ]
    : [];

function unknownQueues(draft: Draft): ConfigProblem[] {
  const names = new Set(draft.queues.flatMap((queue) => queue.name || []));
  const named: Found[] = [
    ...offered(draft, 'queues'),
    [['sampleInbound', 'queue'], draft.sampleInbound.queue],
    ...draft.dispositions.map(({ queue }, at): Found => [['dispositions', at, 'queue'], queue]),
    ...inRules(draft, 'queues'),
    ...draft.aiAgents.map(({ queue }, at): Found => [['aiAgents', at, 'queue'], queue]),
  ];
  const wanted =
    names.size > 0
      ? `the name of one of the queues: ${[...names].map(hideNumbers).join(', ')}`
      : 'the name of a queue, and none has one yet: list it under queues first, { "name": ..., "arn": ... }';
  return named.filter(([, name]) => name !== undefined && !names.has(name)).map(problem(wanted));
}

/** What `offeredOn` names: queues, or with `names` what its groups see. */
const offered = ({ offeredOn = [] }: Draft, field: 'queues' | 'names'): Found[] =>
  offeredOn.flatMap((one, at): Found[] => {
    if (typeof one === 'string') return field === 'queues' && one !== '' ? [[['offeredOn', at], one]] : [];
    return (one[field] ?? []).map((name, i): Found => [['offeredOn', at, field, i], name]);
  });

function unknownNames(draft: Draft): ConfigProblem[] {
  const names = new Set(each(draft, ['agents', 'queues', 'externals'], 'name').map(([, name]) => name));
  return offered(draft, 'names')
    .filter(([, name]) => !names.has(name))
    .map(problem('the name of one of the agents, queues or outside numbers'));
}

const inRules = ({ outsideNumbers: { rules } }: Draft, field: 'queues' | 'agents'): Found[] =>
  rules.flatMap((rule, at) => (rule[field] ?? []).map((name, i): Found => [['outsideNumbers', 'rules', at, field, i], name]));

/** A rule for an agent who is not listed would never apply. */
const unknownAgents = (draft: Draft): ConfigProblem[] =>
  [
    ...inRules(draft, 'agents'),
    ...Object.entries(draft.crm.mediaAddresses).map(([address, name]): Found => [['crm', 'mediaAddresses', address], name]),
  ]
    .filter(([, name]) => !draft.agents.some((agent) => agent.name === name))
    .map(problem('the name of one of the agents'));

const repeatedRules = ({ outsideNumbers: { rules } }: Draft): ConfigProblem[] =>
  repeated(rules.map(({ name }, at): Found => [['outsideNumbers', 'rules', at, 'name'], name])).map(
    problem('a name that no other rule has'),
  );

/** Which of two prices for one destination holds, nothing could say. */
function repeatedPrices({ outsideNumbers: { prices } }: Draft): ConfigProblem[] {
  const found = prices.rows.map(({ country, prefix }, at): Found => [['outsideNumbers', 'prices', 'rows', at], prefix ?? country]);
  return [
    ...found.filter(([, destination]) => destination === undefined).map(problem('a country or a prefix')),
    ...repeated(found).map(problem('a destination that is listed once')),
  ];
}

const queuesWithoutHours = (draft: Draft): ConfigProblem[] =>
  draft.queues.flatMap(({ arn, hoursArn }, at) => {
    if ((arn === undefined) !== (hoursArn === undefined)) return [];
    const wanted = arn
      ? 'nothing: the queue of this arn has its hours already'
      : 'hours of operation for the queue that is created, or an arn';
    return [{ path: ['queues', at, 'hoursArn'], got: hoursArn, wanted }];
  });

function halfAnIssuer({ identity }: Draft): ConfigProblem[] {
  const { issuer, audience } = identity;
  if (issuer && !audience)
    return [{ path: ['identity', 'audience'], got: audience, wanted: "what the issuer's access tokens carry as aud or client_id" }];
  const loose = (['audience', 'clientId', 'origins', 'scopes', 'audienceAs', 'accessScope'] as const).filter(
    (name) => identity[name] !== undefined,
  );
  return issuer
    ? []
    : loose.map((name) => ({ path: ['identity', name], got: identity[name], wanted: 'nothing, or an identity.issuer beside it' }));
}

/** A scope of an API stands in its tokens with the API's name before it, or without (Entra ID: `api://<id>/desk.use` becomes `desk.use`). */
const unaskedScope = ({ identity: { scopes = ['openid'], accessScope = 'openid' } }: Draft): ConfigProblem[] =>
  scopes.some((scope) => scope === accessScope || scope.endsWith(`/${accessScope}`))
    ? []
    : [problem(`one of identity.scopes, or the end of one: ${scopes.join(', ')}`)([['identity', 'accessScope'], accessScope])];

const keyWithoutStream = ({ streams }: Draft): ConfigProblem[] =>
  (['contactRecords', 'agentEvents'] as const)
    .filter((kind) => streams[`${kind}KeyArn`] !== undefined && streams[`${kind}Arn`] === undefined)
    .map((kind) => problem(`nothing, or a streams.${kind}Arn beside it`)([['streams', `${kind}KeyArn`], streams[`${kind}KeyArn`]]));

/** A function may decrypt with one key: two for one stream cannot both be right. */
const twoKeysForOneStream = ({ streams }: Draft): ConfigProblem[] =>
  streams.agentEventsArn !== undefined &&
  streams.agentEventsArn === streams.contactRecordsArn &&
  streams.agentEventsKeyArn !== streams.contactRecordsKeyArn
    ? [
        problem('the key of streams.contactRecordsKeyArn: it is the same stream')([
          ['streams', 'agentEventsKeyArn'],
          streams.agentEventsKeyArn,
        ]),
      ]
    : [];

const repeatedDispositions = ({ dispositions }: Draft): ConfigProblem[] => [
  ...repeated(dispositions.map(({ queue }, at): Found => [['dispositions', at, 'queue'], queue])).map(
    problem('a queue that is listed once'),
  ),
  ...dispositions.flatMap(({ codes }, at) =>
    repeated(codes.map(({ code }, i): Found => [['dispositions', at, 'codes', i, 'code'], code])).map(
      problem('a code that is listed once'),
    ),
  ),
];

/** Nothing outlives the retention: what agents wrote on a call goes with the call at the latest. */
function notesOutliveCalls({ notes: { keepDays }, retentionMonths }: Draft): ConfigProblem[] {
  if (keepDays === undefined || retentionMonths === undefined || keepDays <= retentionMonths * DAYS_A_MONTH) return [];
  const wanted = `at most ${retentionMonths * DAYS_A_MONTH}: no note is kept longer than retentionMonths, of ${DAYS_A_MONTH} days`;
  return [{ path: ['notes', 'keepDays'], got: keepDays, wanted }];
}

/** All values of a function's environment together may have 4 KB (Lambda quotas). */
function tooManyCodes({ dispositions }: Draft): ConfigProblem[] {
  const count = new Set(dispositions.flatMap(({ codes }) => codes.flatMap(({ code }) => code ?? []))).size;
  const wanted = `at most ${MAX_DISPOSITION_CODES} different codes`;
  return count > MAX_DISPOSITION_CODES ? [{ path: ['dispositions'], got: `${count} different codes`, wanted }] : [];
}

function tooMany({ agents, queues, externals, quickConnectStacks: stacks = 1 }: Draft): ConfigProblem[] {
  const count = agents.length + queues.length + externals.length;
  const got = `${count} of them`;
  if (count > MAX_IN_ALL) return [{ path: [], got, wanted: `at most ${MAX_IN_ALL} agents, queues and outside numbers together` }];
  if (stacks !== 1 || count <= MAX_QUICK_CONNECTS) return [];
  const wanted = `at most ${MAX_QUICK_CONNECTS} agents, queues and outside numbers together in one stack; for more, "quickConnectStacks": 8`;
  return [{ path: [], got, wanted }];
}

/** Two calls a second, 50 quick connects a call; a deployment waits an hour for it (docs/decisions/170). */
function tooManyOffers({ agents, queues, externals, offeredOn }: Draft): ConfigProblem[] {
  const all = agents.length + queues.length + externals.length;
  const calls = (count: number) => Math.ceil(count / QUICK_CONNECTS_PER_CALL);
  const groups = offeredOn ?? queues.map(({ name }) => name ?? '');
  const needed = groups
    .map((one) => (typeof one === 'string' ? calls(all) : (one.queues?.length ?? 0) * calls(one.names?.length ?? 0)))
    .reduce((sum, count) => sum + count, 0);
  if (needed <= MAX_CALLS) return [];
  const got = `${needed} calls: ${Math.round((needed * MS_BETWEEN_CALLS) / 60_000)} minutes`;
  const wanted = `at most ${MAX_CALLS} calls: offer fewer names on a queue, in groups: { "queues": [...], "names": [...] }`;
  return [{ path: ['offeredOn'], got, wanted }];
}

/** All names lie in one item of the ledger, groups by name beside them. */
function tooLongForAnItem({ agents, queues, externals, offeredOn = [] }: Draft): ConfigProblem[] {
  const bytes = Buffer.byteLength(JSON.stringify({ agents, queues, externals, offeredOn }));
  const wanted = `at most ${MAX_NAME_BYTES / 1_000} KB of names, ARNs and groups: shorter names, or fewer names in groups`;
  return bytes > MAX_NAME_BYTES ? [{ path: [], got: `${Math.round(bytes / 1_000)} KB`, wanted }] : [];
}

const CHECKS: readonly ((draft: Draft) => readonly ConfigProblem[])[] = [
  withoutCloudFront,
  foreignArns,
  repeatedNames,
  repeatedNumbers,
  repeatedAiAgents,
  impossibleNumbers,
  repeatedArns,
  unknownQueues,
  unknownNames,
  unknownAgents,
  repeatedRules,
  repeatedPrices,
  queuesWithoutHours,
  halfAnIssuer,
  unaskedScope,
  ({ desk }) => halfAnAddress(desk),
  loggedWhisper,
  keyWithoutStream,
  twoKeysForOneStream,
  repeatedDispositions,
  tooManyCodes,
  notesOutliveCalls,
  tooMany,
  tooManyOffers,
  tooLongForAnItem,
];
