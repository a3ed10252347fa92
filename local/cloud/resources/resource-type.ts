import type { ProvidedResource } from '../../ports.ts';
import type { Account } from '../account.ts';
import { UnsupportedError } from '../errors.ts';
import type { ResourceRequest } from '../template/stack-maker.ts';

/** One CloudFormation type the local cloud makes real. */
export interface ResourceType {
  readonly type: string;
  /** Properties that make a difference here. */
  readonly honours: readonly string[];
  /** Properties that make none, each with why. */
  readonly ignores: Readonly<Record<string, string>>;
  readonly make: (request: ResourceRequest, account: Account) => ProvidedResource | Promise<ProvidedResource>;
}

/** Several properties ignored for one reason. */
export const ignoring = (why: string, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, why]));

/** Most types have these. */
export const TAGS = ignoring('names for people and for billing', 'Tags');
/** Why encryption settings make no difference. */
export const ENCRYPTION = 'nothing is stored beyond this process, so nothing is encrypted';

/** @throws UnsupportedError when a property is set that the type neither honours nor knowingly ignores */
export function refuseUnknownProperties({ honours, ignores }: ResourceType, { properties }: ResourceRequest): void {
  const unknown = Object.keys(properties).find((name) => !honours.includes(name) && !(name in ignores));
  if (unknown !== undefined) throw new UnsupportedError(`the property ${unknown} is not supported by the local cloud`);
}
