import { matchesWildcard } from '../iam/wildcard.ts';

/** What of a request goes on to the origin: names in lower case, or everything. */
export interface Forwarding {
  readonly headers: 'all' | 'all-but-host' | readonly string[];
  readonly query: 'all' | readonly string[];
  readonly cookies: boolean;
}

/** What happens to the requests of one path pattern. */
export interface Behaviour {
  /** `/api/*`; `*` for the default one. */
  readonly pathPattern: string;
  readonly originId: string;
  readonly allowedMethods: readonly string[];
  readonly forwarding: Forwarding;
  /** Null without a response headers policy. */
  readonly headersPolicyId: string | null;
  /** ARN of the function at the viewer's request, if there is one. */
  readonly viewerRequestArn: string | null;
}

/** The first behaviour whose pattern matches; the default one stands last (CloudFront Developer Guide, "Path pattern"). */
export function behaviourFor(behaviours: readonly Behaviour[], path: string): Behaviour {
  const matches = ({ pathPattern }: Behaviour) => {
    const pattern = pathPattern === '*' || pathPattern.startsWith('/') ? pathPattern : `/${pathPattern}`;
    return matchesWildcard(pattern, path);
  };
  const found = behaviours.find(matches);
  if (!found) throw new Error(`No behaviour matches ${path}.`);
  return found;
}

interface ViewerRequest {
  readonly rawQuery: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Always sent on, whatever the policies say: without them an origin could not read the request. */
const ALWAYS = ['content-type', 'content-length', 'if-none-match', 'if-modified-since'];
/** Belong to one connection, never to the next. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'host'];

/** The headers and the query a behaviour lets through. */
export function forwarded(request: ViewerRequest, { headers, query, cookies }: Forwarding): ViewerRequest {
  const passes = (name: string) => {
    if (HOP_BY_HOP.includes(name)) return false;
    if (name === 'cookie') return cookies;
    return ALWAYS.includes(name) || !Array.isArray(headers) || headers.includes(name);
  };
  const kept = Object.entries(request.headers).filter(([name]) => passes(name));
  return {
    headers: {
      ...Object.fromEntries(kept),
      'user-agent': request.headers['user-agent'] && passes('user-agent') ? request.headers['user-agent'] : 'Amazon CloudFront',
    },
    rawQuery: query === 'all' ? request.rawQuery : onlyThese(request.rawQuery, query),
  };
}

function onlyThese(rawQuery: string, names: readonly string[]): string {
  const kept = [...new URLSearchParams(rawQuery)].filter(([name]) => names.includes(name));
  return new URLSearchParams(kept).toString();
}
