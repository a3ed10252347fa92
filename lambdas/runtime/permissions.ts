import * as z from 'zod/mini';
import { holds } from './claim-at.ts';
import { fromJson } from './from-json.ts';
import { MissingEnvError } from './require-env.ts';
import type { Claims } from './verified-claims.ts';

/** Whose tokens a function answers. */
export type Permissions = z.infer<typeof schema>;

const schema = z.object({
  /** Tokens of people carry this scope, which keeps id tokens out, and where groups are named, one of them. */
  people: z.object({ scope: z.string(), groupsClaim: z.optional(z.string()), groups: z.optional(z.array(z.string())) }),
  /** Tokens of machines carry all claims of one of these. */
  machines: z.array(z.record(z.string(), z.string())),
});

/**
 * Whose tokens this function answers; null: the gateway has checked all there is to check.
 * @throws MissingEnvError when the environment value is there and cannot be read
 */
export function permissionsIn(text: string | undefined): Permissions | null {
  if (text === undefined || text === '') return null;
  const read = schema.safeParse(fromJson(text));
  if (!read.success)
    throw new MissingEnvError('The permissions in the environment cannot be read: the stack that deploys this function must set them.');
  return read.data;
}

/** What a token speaks for here; null: for nobody. A token that is a machine's is no person's. */
export function bearerOf(claims: Claims, { people, machines }: Permissions): 'person' | 'machine' | null {
  if (machines.some((machine) => hasAll(claims, machine))) return 'machine';
  const isMember = people.groups === undefined || people.groups.some((group) => holds(claims, people.groupsClaim ?? '', group));
  return isMember && (holds(claims, 'scope', people.scope) || holds(claims, 'scp', people.scope)) ? 'person' : null;
}

const hasAll = (claims: Claims, machine: Readonly<Record<string, string>>): boolean => {
  const wanted = Object.entries(machine);
  return wanted.length > 0 && wanted.every(([name, value]) => holds(claims, name, value));
};
