import { UnsupportedError } from '../errors.ts';
import type { Forwarding } from './behaviours.ts';
import type { HeadersPolicy } from './headers-policy.ts';

const NOTHING: Forwarding = { headers: [], query: [], cookies: false };
const CORS_HEADERS = ['origin', 'access-control-request-headers', 'access-control-request-method'];

/** CloudFront's managed cache policies by id: what they forward (CloudFront Developer Guide, "Use managed cache policies"). Nothing is cached here. */
export const MANAGED_CACHE_POLICIES: Readonly<Record<string, Forwarding>> = {
  '658327ea-f89d-4fab-a63d-7e88639e58f6': NOTHING, // CachingOptimized
  'b2884449-e4de-46a7-ac36-70bc7f1ddd6d': NOTHING, // CachingOptimizedForUncompressedObjects
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': NOTHING, // CachingDisabled
  '83da9c7e-98b4-4e11-a168-04f0df8e2c65': {
    headers: ['origin', 'x-http-method', 'x-http-method-override', 'x-method-override'],
    query: [],
    cookies: true,
  }, // UseOriginCacheControlHeaders
};

/** CloudFront's managed origin request policies by id (CloudFront Developer Guide, "Use managed origin request policies"). */
export const MANAGED_ORIGIN_REQUEST_POLICIES: Readonly<Record<string, Forwarding>> = {
  '216adef6-5c7f-47e4-b989-5492eafa07d3': { headers: 'all', query: 'all', cookies: true }, // AllViewer
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': { headers: 'all-but-host', query: 'all', cookies: true }, // AllViewerExceptHostHeader
  '59781a5b-3903-41f3-afcb-af62929ccde1': { ...NOTHING, headers: ['origin'] }, // CORS-CustomOrigin
  '88a5eaf4-2fd4-4709-b370-b4c650ea3fcf': { ...NOTHING, headers: CORS_HEADERS }, // CORS-S3Origin
};

/** CloudFront's managed response headers policies by id (CloudFront Developer Guide, "Use managed response headers policies"). */
export const MANAGED_HEADERS_POLICIES: Readonly<Record<string, HeadersPolicy>> = {
  // SecurityHeadersPolicy
  '67f7725c-6f97-4210-82d7-5512b31e9d03': {
    remove: [],
    set: [
      { name: 'referrer-policy', value: 'strict-origin-when-cross-origin', override: false },
      { name: 'strict-transport-security', value: 'max-age=31536000', override: false },
      { name: 'x-content-type-options', value: 'nosniff', override: true },
      { name: 'x-frame-options', value: 'SAMEORIGIN', override: false },
      { name: 'x-xss-protection', value: '1; mode=block', override: false },
    ],
  },
};

/** @throws UnsupportedError for an id that is neither made by the template nor in the table. */
export function policyOf<T>(own: ReadonlyMap<string, T>, managed: Readonly<Record<string, T>>, id: string, kind: string): T {
  const found = own.get(id) ?? managed[id];
  if (found === undefined) throw new UnsupportedError(`The ${kind} ${id} is not supported by the local cloud.`);
  return found;
}

/** What two policies together forward. */
export function together(a: Forwarding, b: Forwarding): Forwarding {
  const whole = [a.headers, b.headers].find((headers) => !Array.isArray(headers));
  return {
    headers: whole ?? [...(a.headers as readonly string[]), ...(b.headers as readonly string[])],
    query: a.query === 'all' || b.query === 'all' ? 'all' : [...a.query, ...b.query],
    cookies: a.cookies || b.cookies,
  };
}
