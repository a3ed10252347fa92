import { UNSEEN } from './confusable.ts';

/** What a field takes: the pattern, and the words for "wanted" when something else was given. */
export interface Format {
  readonly pattern: RegExp;
  readonly wanted: string;
}

const PARTITION = 'aws(-cn|-us-gov)?';
const REGION = '[a-z]{2}(-[a-z]+)+-\\d';
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const INSTANCE = `arn:${PARTITION}:connect:${REGION}:\\d{12}:instance/${UUID}`;

const inInstance = (kind: string, what: string): Format => ({
  pattern: new RegExp(`^${INSTANCE}/${kind}/${UUID}$`),
  wanted: `${what}: arn:aws:connect:<region>:<account>:instance/<id>/${kind}/<id>`,
});

export const INSTANCE_ARN: Format = {
  pattern: new RegExp(`^${INSTANCE}$`),
  wanted: 'the ARN of the instance: arn:aws:connect:<region>:<account>:instance/<id>',
};
export const USER_ARN = inInstance('agent', 'the ARN of a user');
export const QUEUE_ARN = inInstance('queue', 'the ARN of a queue');
export const PROMPT_ARN = inInstance('prompt', 'the ARN of a prompt');
export const HOURS_ARN = inInstance('operating-hours', 'the ARN of hours of operation');

/** A Firehose delivery stream has another ARN and is refused here: it cannot feed a function. */
export const STREAM_ARN: Format = {
  pattern: new RegExp(`^arn:${PARTITION}:kinesis:${REGION}:\\d{12}:stream/[A-Za-z0-9_.-]{1,128}$`),
  wanted:
    'the ARN of a Kinesis data stream (a Firehose delivery stream cannot feed a function): arn:aws:kinesis:<region>:<account>:stream/<name>',
};
export const KEY_ARN: Format = {
  pattern: new RegExp(`^arn:${PARTITION}:kms:${REGION}:\\d{12}:key/[A-Za-z0-9-]{1,64}$`),
  wanted: 'the ARN of a KMS key: arn:aws:kms:<region>:<account>:key/<id>',
};
export const TOPIC_ARN: Format = {
  pattern: new RegExp(`^arn:${PARTITION}:sns:${REGION}:\\d{12}:[A-Za-z0-9_-]{1,256}$`),
  wanted: 'the ARN of an SNS topic: arn:aws:sns:<region>:<account>:<name>',
};

/** Quick connect names (Amazon Connect API, CreateQuickConnect: 1 to 127 characters), of signs that agents see. */
export const NAME: Format = {
  pattern: new RegExp(`^(?!.*[${UNSEEN}])(?=.*[\\p{L}\\p{N}\\p{P}\\p{S}])\\S(.{0,125}\\S)?$`, 'u'),
  wanted: '1 to 127 characters that can be seen, no space at either end, no mark that turns the direction of writing',
};

export const PHONE_NUMBER: Format = {
  pattern: /^\+[1-9]\d{6,14}$/,
  wanted: 'a number in E.164 form: +, the country code, the number, digits only',
};

/** ISO 3166-1 alpha-2, as the numbering plan of the world knows them. */
export const COUNTRY: Format = { pattern: /^[A-Z]{2}$/, wanted: 'the two capital letters of a country that has phone numbers: US, DE' };

/** Approved origins have at most 267 characters (CloudFormation, AWS::Connect::ApprovedOrigin). */
export const ORIGIN: Format = {
  pattern: /^(https:\/\/[a-z0-9.-]{1,253}|http:\/\/localhost)(:\d{1,5})?$/,
  wanted: 'an origin, without a path: https://<host>, or http://localhost:<port>',
};

/**
 * An instance's own address: `<alias>.my.connect.aws`, or `<alias>.awsapps.com` for older ones. The console's federation address and an
 * identity provider's only lead there (Admin Guide, "Configure SAML with IAM for Amazon Connect"): no softphone is beside them.
 */
export const URL_OF_INSTANCE: Format = {
  pattern:
    /^(https:\/\/([a-z0-9-]{1,63}\.){1,8}(connect\.aws|awsapps\.com)|http:\/\/localhost)(:\d{1,5})?(\/(?!(connect\/)?federate\b)\S*)?$/,
  wanted:
    'the access URL of the instance: https://<alias>.my.connect.aws (http only for localhost); the address of an identity provider or of the console goes into instance.loginUrl',
};

/** Streams opens it in a window of its own when the softphone has no session (Streams, initCCP: `loginUrl`). */
export const LOGIN_URL: Format = {
  pattern: /^(https:\/\/[a-z0-9.-]{1,253}|http:\/\/localhost)(:\d{1,5})?(\/\S*)?$/,
  wanted: 'the address at which the identity provider signs people in to the instance: https://<host>/<path> (http only for localhost)',
};

export const ISSUER: Format = {
  pattern: /^(https:\/\/[a-z0-9.-]{1,253}|http:\/\/localhost)(:\d{1,5})?(\/[^\s?#]*)?$/,
  wanted: 'the issuer as its tokens carry it: https://<host>[/<path>] (http only for localhost)',
};

/** Names of groups, roles and other values of claims. */
export const CLAIM_VALUE: Format = { pattern: /^\S(.{0,254}\S)?$/u, wanted: '1 to 256 characters, no space at either end' };

export const TOKEN_WORD: Format = { pattern: /^\S{1,256}$/, wanted: '1 to 256 characters without a space' };

/** Names of contact attributes (Amazon Connect API, UpdateContactAttributes). */
export const ATTRIBUTE_KEY: Format = { pattern: /^[A-Za-z0-9_-]{1,127}$/, wanted: '1 to 127 letters, digits, dashes and underscores' };

export const LABEL: Format = { pattern: /^\S(.{0,58}\S)?$/u, wanted: '1 to 60 characters, no space at either end' };

/** Part of stack names (128 characters), of a bus (256), of a sign-in domain (63, small letters) and of a database's name. */
export const PREFIX: Format = {
  pattern: /^(?!aws|amazon|cognito)[a-z][a-z0-9-]{0,8}[a-z0-9]$/,
  wanted: '2 to 10 small letters, digits and dashes, a letter first, and no word that AWS keeps for itself (aws, amazon, cognito)',
};

/** Codes stand in the environment of a function. */
export const DISPOSITION_CODE: Format = { pattern: /^[a-z0-9][a-z0-9-]{0,31}$/, wanted: '1 to 32 lower-case letters, digits and dashes' };

/** An address whose path, query and fragment may hold `{names}` of contact attributes; its host may not. */
export const CASE_URL: Format = {
  pattern: /^(https:\/\/[a-z0-9.-]{1,253}|http:\/\/localhost)(:\d{1,5})?\/(?:[\w\-.~:/?#[\]@!$&'()*+,;=%]|\{[A-Za-z0-9_-]{1,127}\})*$/,
  wanted: 'an address with names of attributes in its path or query: https://<host>/<path>/{caseId} (http only for localhost)',
};
