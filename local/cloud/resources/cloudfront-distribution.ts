import type { Account } from '../account.ts';
import { UnsupportedError } from '../errors.ts';
import { gatewayAnswer } from '../http-api/http-request.ts';
import type { Behaviour } from '../site/behaviours.ts';
import { readBucket } from '../site/bucket-origin.ts';
import { Distribution, type ErrorPage, type Origin } from '../site/distribution.ts';
import {
  MANAGED_CACHE_POLICIES,
  MANAGED_HEADERS_POLICIES,
  MANAGED_ORIGIN_REQUEST_POLICIES,
  policyOf,
  together,
} from '../site/managed-policies.ts';
import { shortId } from './physical-name.ts';
import { Properties } from './properties.ts';
import { ignoring, type ResourceType, TAGS } from './resource-type.ts';

const TRANSPORT = 'the site is served without TLS on this machine';
const DISTRIBUTION_HONOURS = ['Origins', 'DefaultCacheBehavior', 'CacheBehaviors', 'DefaultRootObject', 'CustomErrorResponses', 'Enabled'];
const DISTRIBUTION_IGNORES = {
  ...ignoring(TRANSPORT, 'Aliases', 'ViewerCertificate', 'HttpVersion', 'IPV6Enabled', 'PriceClass', 'Restrictions'),
  ...ignoring('access is not logged', 'Logging'),
  ...ignoring('requests are not filtered', 'WebACLId'),
  ...ignoring('names for people', 'Comment'),
};
const BEHAVIOUR_HONOURS = [
  ...[
    'PathPattern',
    'TargetOriginId',
    'AllowedMethods',
    'CachePolicyId',
    'OriginRequestPolicyId',
    'ResponseHeadersPolicyId',
    'FunctionAssociations',
  ],
];
const BEHAVIOUR_IGNORES = ignoring('nothing is cached, packed or redirected here', 'ViewerProtocolPolicy', 'Compress', 'CachedMethods');
const ORIGIN_HONOURS = [
  'Id',
  'DomainName',
  'OriginPath',
  'S3OriginConfig',
  'CustomOriginConfig',
  'OriginAccessControlId',
  'OriginCustomHeaders',
];
const ORIGIN_IGNORES = ignoring('origins are in this process', 'ConnectionAttempts', 'ConnectionTimeout', 'ResponseCompletionTimeout');

/** `AWS::CloudFront::Distribution`: the site server, with buckets and APIs as origins. */
export const DISTRIBUTION: ResourceType = {
  type: 'AWS::CloudFront::Distribution',
  honours: ['DistributionConfig'],
  ignores: TAGS,
  make: (request, account) => {
    const config = new Properties(request.properties).part('DistributionConfig');
    only(config, DISTRIBUTION_HONOURS, DISTRIBUTION_IGNORES, 'distribution');
    if (!config.flag('Enabled')) throw new UnsupportedError('a distribution that is switched off is not supported by the local cloud');
    const id = shortId(14).toUpperCase();
    const domainName = `${shortId(13)}.cloudfront.net`;
    account.edge.distributions.push(
      new Distribution({
        id,
        domainName,
        origins: new Map(config.parts('Origins').map((origin) => [origin.text('Id'), originOf(origin, account, id)])),
        behaviours: [...config.parts('CacheBehaviors'), config.part('DefaultCacheBehavior')].map((each) => behaviourOf(each, account)),
        headersPolicies: new Map([...Object.entries(MANAGED_HEADERS_POLICIES), ...account.edge.headersPolicies]),
        edgeFunctions: account.edge.functions,
        defaultRootObject: config.optionalText('DefaultRootObject') ?? '',
        errorPages: config.parts('CustomErrorResponses').map(errorPageOf),
      }),
    );
    return { ref: id, attributes: { Id: id, DomainName: domainName } };
  },
};

function behaviourOf(properties: Properties, { edge }: Account): Behaviour {
  only(properties, BEHAVIOUR_HONOURS, BEHAVIOUR_IGNORES, 'cache behaviour');
  const cache = policyOf(edge.cachePolicies, MANAGED_CACHE_POLICIES, properties.text('CachePolicyId'), 'cache policy');
  const originRequestId = properties.optionalText('OriginRequestPolicyId');
  const forwarding =
    originRequestId === null
      ? cache
      : together(cache, policyOf(edge.originRequestPolicies, MANAGED_ORIGIN_REQUEST_POLICIES, originRequestId, 'origin request policy'));
  const headersPolicyId = properties.optionalText('ResponseHeadersPolicyId');
  if (headersPolicyId !== null) policyOf(edge.headersPolicies, MANAGED_HEADERS_POLICIES, headersPolicyId, 'response headers policy');
  return {
    pathPattern: properties.optionalText('PathPattern') ?? '*',
    originId: properties.text('TargetOriginId'),
    allowedMethods: properties.has('AllowedMethods') ? properties.texts('AllowedMethods') : ['GET', 'HEAD'],
    forwarding,
    headersPolicyId,
    viewerRequestArn: viewerRequestOf(properties.parts('FunctionAssociations')),
  };
}

function viewerRequestOf(associations: readonly Properties[]): string | null {
  const other = associations.find((each) => each.text('EventType') !== 'viewer-request');
  if (other) throw new UnsupportedError(`a CloudFront function at ${other.text('EventType')} is not supported by the local cloud`);
  return associations[0]?.text('FunctionARN') ?? null;
}

function originOf(properties: Properties, account: Account, distributionId: string): Origin {
  only(properties, ORIGIN_HONOURS, ORIGIN_IGNORES, 'origin');
  const domain = properties.text('DomainName');
  const headers = Object.fromEntries(
    properties.parts('OriginCustomHeaders').map((header) => [header.text('HeaderName').toLowerCase(), header.text('HeaderValue')]),
  );
  const from = { path: properties.optionalText('OriginPath') ?? '', headers };
  const api = [...account.apis.values()].find(({ domainName }) => domainName === domain);
  if (api) return { ...from, answer: (request) => api.answer(request) };
  const sockets = [...account.sockets.values()].find(({ domainName }) => domainName === domain);
  if (sockets) return { ...from, answer: async () => gatewayAnswer(403, 'Forbidden'), connect: (...args) => sockets.connect(...args) };
  const bucket = account.buckets
    .all()
    .find(({ name }) => domain === `${name}.s3.${account.region}.amazonaws.com` || domain === `${name}.s3.amazonaws.com`);
  if (!bucket) throw new UnsupportedError(`the origin ${domain} is neither a bucket nor an API of the template`);
  const distributionArn = `arn:aws:cloudfront::${account.accountId}:distribution/${distributionId}`;
  const signed = account.edge.signing.has(properties.optionalText('OriginAccessControlId') ?? '');
  const reader = { distributionArn, accountId: account.accountId, signed };
  return { ...from, answer: async (request) => readBucket(bucket, request, reader) };
}

const errorPageOf = (properties: Properties): ErrorPage => ({
  errorCode: properties.number('ErrorCode', 0),
  responseCode: properties.number('ResponseCode', properties.number('ErrorCode', 0)),
  pagePath: properties.optionalText('ResponsePagePath'),
});

function only(properties: Properties, honours: readonly string[], ignores: Readonly<Record<string, string>>, what: string): void {
  const unknown = Object.keys(properties.raw).find((name) => !honours.includes(name) && !(name in ignores));
  if (unknown !== undefined) throw new UnsupportedError(`the ${what} property ${unknown} is not supported by the local cloud`);
}
