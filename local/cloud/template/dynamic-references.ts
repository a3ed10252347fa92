import { UnsupportedError } from '../errors.ts';

/** Reads a secret by ARN or name: its whole text, or one key of the JSON in it. */
export type SecretReader = (secretId: string, jsonKey: string) => string;

const REFERENCE = /\{\{resolve:([^:}]+):([^}]*)\}\}/g;

/**
 * A resolved template value with each `{{resolve:secretsmanager:...}}` replaced.
 * The form is secret-id:SecretString:json-key:version-stage:version-id, where an ARN's own colons count (CloudFormation User Guide, dynamic references).
 * @throws UnsupportedError for any other service.
 */
export function withDynamicReferences(value: unknown, readSecret: SecretReader): unknown {
  if (typeof value === 'string') return value.replace(REFERENCE, (_, service, rest) => dereference(service, rest, readSecret));
  if (Array.isArray(value)) return value.map((part) => withDynamicReferences(part, readSecret));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withDynamicReferences(part, readSecret)]));
}

function dereference(service: string, rest: string, readSecret: SecretReader): string {
  if (service !== 'secretsmanager') throw new UnsupportedError(`The dynamic reference to ${service} is not supported by the local cloud.`);
  const parts = rest.split(':');
  const idParts = rest.startsWith('arn:') ? 7 : 1;
  const [kind = 'SecretString', jsonKey = ''] = parts.slice(idParts);
  if (kind !== 'SecretString')
    throw new UnsupportedError(`The dynamic reference to ${kind} of a secret is not supported by the local cloud.`);
  return readSecret(parts.slice(0, idParts).join(':'), jsonKey);
}
