import type { Template } from 'aws-cdk-lib/assertions';
import { vi } from 'vitest';
import type { HttpEvent } from '../../lambdas/runtime/api-request.ts';
import { supervisorClaims } from '../../lambdas/runtime/caller.ts';
import { httpHandler } from '../../lambdas/runtime/http-handler.ts';
import { JwtAuthorizer } from '../../local/cloud/http-api/jwt-authorizer.ts';
import { claimTexts } from '../../local/cloud/http-api/proxy-event.ts';
import { silentReport } from '../lambdas/silent-report.ts';
import { resourcesOf } from '../lib/stacks.ts';
import { wallClock } from '../local/cloud/wall-clock.ts';

/** How a request ended: refused by the gateway or by the function, or whom the function took the caller for. */
export type Ended = `gateway ${number}` | `function ${number}` | { readonly login: string | null; readonly supervisor: boolean };

/** The template's own authorizer, scopes and environment around the real handler, whose route answers who the caller is. */
export function deployedApi(template: Template) {
  const { Issuer: issuer, Audience: audience } = jwtOf(template);
  const authorizer = new JwtAuthorizer({ issuer, audience, identitySource: '$request.header.Authorization' }, wallClock);
  return async (routeKey: string, token: string): Promise<Ended> => {
    const headers = { authorization: `Bearer ${token}` };
    const { scopes, environment } = routeOf(template, routeKey);
    const authorized = await authorizer.authorize(headers, '', scopes);
    if (!authorized.ok) return `gateway ${authorized.status}`;
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    try {
      const handler = httpHandler(
        supervisorClaims(),
        { ...silentReport(), admits: async () => true, limit: async () => 0 },
        async ({ caller }) => ({
          status: 200,
          body: caller,
        }),
      );
      const requestContext = { requestId: 'r', authorizer: { jwt: { claims: claimTexts(authorized.claims), scopes: null } } };
      const answer = await handler({ headers, requestContext } as unknown as HttpEvent);
      return answer.statusCode === 200 ? JSON.parse(answer.body ?? '') : `function ${answer.statusCode ?? 0}`;
    } finally {
      vi.unstubAllEnvs();
    }
  };
}

const jwtOf = (template: Template) =>
  Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Authorizer'))[0]?.Properties.JwtConfiguration as {
    readonly Issuer: string;
    readonly Audience: string[];
  };

/** The scopes of a route and the environment of the function behind it. */
function routeOf(template: Template, routeKey: string) {
  const route = Object.values(resourcesOf(template, 'AWS::ApiGatewayV2::Route')).find(({ Properties }) => Properties.RouteKey === routeKey);
  const integrations = template.findResources('AWS::ApiGatewayV2::Integration');
  const functions = template.findResources('AWS::Lambda::Function');
  if (!route) throw new Error(`The template has no route ${routeKey}.`);
  const [, integration] = JSON.stringify(route.Properties.Target).match(/"Ref":"(\w+)"/) ?? [];
  const [, fn] = JSON.stringify(integrations[integration ?? '']?.Properties.IntegrationUri).match(/"Fn::GetAtt":\["(\w+)"/) ?? [];
  const variables = functions[fn ?? '']?.Properties.Environment.Variables as Readonly<Record<string, unknown>>;
  const environment = Object.fromEntries(Object.entries(variables).filter((one): one is [string, string] => typeof one[1] === 'string'));
  return { scopes: (route.Properties.AuthorizationScopes ?? []) as string[], environment };
}
