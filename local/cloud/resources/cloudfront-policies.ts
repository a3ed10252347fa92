import { UnsupportedError } from '../errors.ts';
import type { Forwarding } from '../site/behaviours.ts';
import { EdgeFunction } from '../site/edge-function.ts';
import { headersPolicy } from '../site/headers-policy.ts';
import { shortId } from './physical-name.ts';
import { Properties } from './properties.ts';
import { ignoring, type ResourceType, TAGS } from './resource-type.ts';

/** `AWS::CloudFront::OriginAccessControl` for buckets. */
export const ORIGIN_ACCESS_CONTROL: ResourceType = {
  type: 'AWS::CloudFront::OriginAccessControl',
  honours: ['OriginAccessControlConfig'],
  ignores: {},
  make: (request, { edge }) => {
    const config = new Properties(request.properties).part('OriginAccessControlConfig');
    const kind = config.text('OriginAccessControlOriginType');
    if (kind !== 's3') throw new UnsupportedError(`origin access control for ${kind} is not supported by the local cloud`);
    const id = shortId(14).toUpperCase();
    if (config.text('SigningBehavior') !== 'never') edge.signing.add(id);
    return { ref: id, attributes: { Id: id } };
  },
};

/** `AWS::CloudFront::ResponseHeadersPolicy`. */
export const RESPONSE_HEADERS_POLICY: ResourceType = {
  type: 'AWS::CloudFront::ResponseHeadersPolicy',
  honours: ['ResponseHeadersPolicyConfig'],
  ignores: {},
  make: (request, { edge }) => {
    const id = shortId(32);
    edge.headersPolicies.set(id, headersPolicy(new Properties(request.properties).part('ResponseHeadersPolicyConfig').raw));
    return { ref: id, attributes: { Id: id } };
  },
};

/** `AWS::CloudFront::CachePolicy`: what it forwards; nothing is cached. */
export const CACHE_POLICY: ResourceType = {
  type: 'AWS::CloudFront::CachePolicy',
  honours: ['CachePolicyConfig'],
  ignores: {},
  make: (request, { edge }) => {
    const config = new Properties(request.properties).part('CachePolicyConfig').part('ParametersInCacheKeyAndForwardedToOrigin');
    const id = shortId(32);
    edge.cachePolicies.set(id, forwardingOf(config));
    return { ref: id, attributes: { Id: id } };
  },
};

/** `AWS::CloudFront::OriginRequestPolicy`. */
export const ORIGIN_REQUEST_POLICY: ResourceType = {
  type: 'AWS::CloudFront::OriginRequestPolicy',
  honours: ['OriginRequestPolicyConfig'],
  ignores: {},
  make: (request, { edge }) => {
    const id = shortId(32);
    edge.originRequestPolicies.set(id, forwardingOf(new Properties(request.properties).part('OriginRequestPolicyConfig')));
    return { ref: id, attributes: { Id: id } };
  },
};

/** `AWS::CloudFront::Function`, run at the viewer's request. */
export const CLOUDFRONT_FUNCTION: ResourceType = {
  type: 'AWS::CloudFront::Function',
  honours: ['Name', 'FunctionCode', 'AutoPublish'],
  ignores: {
    ...ignoring('both runtimes are JavaScript of Node.js here', 'FunctionConfig'),
    ...ignoring('names for people', 'FunctionMetadata'),
    ...TAGS,
  },
  make: (request, account) => {
    const properties = new Properties(request.properties);
    const arn = `arn:aws:cloudfront::${account.accountId}:function/${properties.text('Name')}`;
    if (!properties.flag('AutoPublish'))
      throw new UnsupportedError('a CloudFront function that is not published is not supported by the local cloud');
    account.edge.functions.set(arn, new EdgeFunction(properties.text('FunctionCode')));
    return { ref: arn, attributes: { FunctionARN: arn, Stage: 'LIVE' } };
  },
};

function forwardingOf(config: Properties): Forwarding {
  return {
    headers: namesOf(config, 'Headers', 'Header') as Forwarding['headers'],
    query: namesOf(config, 'QueryStrings', 'QueryString') as Forwarding['query'],
    cookies: config.part('CookiesConfig').optionalText('CookieBehavior') !== 'none',
  };
}

function namesOf(config: Properties, plural: string, singular: string): string | readonly string[] {
  const part = config.part(`${plural}Config`);
  const behaviour = part.optionalText(`${singular}Behavior`) ?? 'none';
  const names = part.texts(plural).map((name) => (singular === 'Header' ? name.toLowerCase() : name));
  const known: Record<string, string | readonly string[]> = { none: [], whitelist: names, all: 'all', allViewer: 'all' };
  const found = known[behaviour];
  if (found === undefined) throw new UnsupportedError(`${singular}Behavior ${behaviour} is not supported by the local cloud`);
  return found;
}
