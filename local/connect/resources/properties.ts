import { ResourceRefusedError } from './errors.ts';

/** Properties of a CloudFormation resource, all references resolved. */
export type Properties = Readonly<Record<string, unknown>>;

/** A required text of a resource's properties. @throws ResourceRefusedError when it is missing or no text. */
export function requiredText(properties: Properties, name: string): string {
  const value = properties[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new ResourceRefusedError('InvalidParameterException', `${name} must be a text, got ${typeof value}`);
}

/** An optional text; null when it is absent. */
export const optionalText = (properties: Properties, name: string): string | null => {
  const value = properties[name];
  return typeof value === 'string' ? value : null;
};

/** A required object. @throws ResourceRefusedError when it is missing or no object. */
export function requiredObject(properties: Properties, name: string): Properties {
  const value = properties[name];
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return Object.fromEntries(Object.entries(value));
  throw new ResourceRefusedError('InvalidParameterException', `${name} must be an object`);
}

/** The entry of a map. @throws ResourceRefusedError (ResourceNotFoundException) when there is none. */
export function existing<T>(map: ReadonlyMap<string, T>, arn: string, what: string): T {
  const found = map.get(arn);
  if (found !== undefined) return found;
  throw new ResourceRefusedError('ResourceNotFoundException', `${what} ${arn} does not exist`);
}

/** @throws ResourceRefusedError (DuplicateResourceException) when the name is taken: names are unique per kind and instance. */
export function refuseTakenName(taken: Iterable<{ readonly name: string | null }>, name: string): void {
  for (const one of taken)
    if (one.name === name) throw new ResourceRefusedError('DuplicateResourceException', `the name "${name}" is taken`);
}
