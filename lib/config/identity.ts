import * as z from 'zod';
import { MACHINE_RIGHTS } from '../../contract/rights.ts';
import { CLAIM_VALUE, type Format, ISSUER, ORIGIN, TOKEN_WORD } from './formats.ts';

const text = ({ pattern, wanted }: Format, what: string) =>
  z.string({ error: wanted }).regex(pattern, { error: wanted }).meta({ description: what });
const list = <Item extends z.ZodType>(item: Item, what: string) => z.array(item, { error: 'a list' }).meta({ description: what });
const word = (what: string) => text(TOKEN_WORD, what);

const machine = z.strictObject({
  claims: z
    .record(z.string().regex(TOKEN_WORD.pattern, { error: TOKEN_WORD.wanted }), text(CLAIM_VALUE, 'The value it must have, or hold.'), {
      error: 'claims and their values: { ... }',
    })
    .refine((claims) => Object.keys(claims).length > 0, { error: 'at least one claim with its value' })
    .meta({ description: 'What its access tokens carry: every one of these.' }),
  may: list(z.enum(MACHINE_RIGHTS, { error: MACHINE_RIGHTS.map((right) => `"${right}"`).join(', ') }), 'What it may read.').min(1, {
    error: 'at least one of them',
  }),
});

/** Who signs people in, what their access tokens carry, and who may do what by it. */
export const identity = z.strictObject({
  issuer: text(ISSUER, 'An OpenID Connect issuer. Left out: a Cognito user pool is created.').optional(),
  audience: word("What the issuer's access tokens carry as aud or client_id.").optional(),
  clientId: word("The desk's client at the issuer, public, with PKCE. Left out: the audience.").optional(),
  origins: list(
    text(ORIGIN, "An origin of one of the issuer's endpoints."),
    "Where the issuer's sign-in page and token endpoint are. Left out: the discovery document says it at the synthesis.",
  ).optional(),
  scopes: list(word('A scope.'), 'What the desk asks for. With offline_access many issuers renew a sign-in without asking.')
    .refine((scopes) => scopes.includes('openid'), { error: 'a list with openid in it' })
    .default(['openid']),
  audienceAs: z
    .enum(['audience', 'resource'], { error: '"audience" or "resource"' })
    .meta({ description: 'The parameter by which the desk asks for a token of that audience. Left out: it does not ask.' })
    .optional(),
  accessScope: word('The scope that the access tokens of people carry.').default('openid'),
  claim: word('The access token claim that holds the Connect login.').default('username'),
  groupsClaim: word("The access token claim that lists a person's groups; a dot leads into an object.").default('cognito:groups'),
  supervisorGroup: text(CLAIM_VALUE, 'Members of this group may see every call.').default('supervisors'),
  agentGroup: text(
    CLAIM_VALUE,
    'Only members of this group, and supervisors, may use the API. Left out: everybody who has a token for it.',
  ).optional(),
  machines: list(machine, 'Clients that act for no person (client credentials), and what each may read.').default([]),
});
