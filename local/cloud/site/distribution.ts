import { type Handshake, refuseHandshake } from '../gateway/handshake.ts';
import type { HttpRequest, HttpResponse } from '../http-api/http-request.ts';
import { type Behaviour, behaviourFor, forwarded } from './behaviours.ts';
import type { EdgeFunction } from './edge-function.ts';
import { applyPolicy, type HeadersPolicy } from './headers-policy.ts';

/** Something behind the distribution. */
export interface Origin {
  readonly path: string;
  /** Added to what is handed on, in place of what the viewer sent under their names; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  answer(request: HttpRequest): Promise<HttpResponse>;
  /** Takes a WebSocket handshake, if it can. */
  connect?(request: HttpRequest, handshake: Handshake): Promise<void>;
}

/** The page shown instead of an origin's error. */
export interface ErrorPage {
  readonly errorCode: number;
  readonly responseCode: number;
  readonly pagePath: string | null;
}

/** A distribution as the template describes it. */
export interface DistributionSpec {
  readonly id: string;
  readonly domainName: string;
  readonly origins: ReadonlyMap<string, Origin>;
  readonly behaviours: readonly Behaviour[];
  readonly headersPolicies: ReadonlyMap<string, HeadersPolicy>;
  readonly edgeFunctions: ReadonlyMap<string, EdgeFunction>;
  readonly defaultRootObject: string;
  readonly errorPages: readonly ErrorPage[];
}

const REQUEST_FORBIDDEN: HttpResponse = {
  status: 403,
  headers: { 'content-type': 'text/html' },
  body: 'This distribution is not configured to allow the HTTP request method that was used for this request.',
};

/** A CloudFront distribution without its cache: behaviours, viewer-request functions, origins, headers policies and error pages. */
export class Distribution {
  readonly spec: DistributionSpec;

  constructor(spec: DistributionSpec) {
    this.spec = spec;
  }

  async answer(request: HttpRequest): Promise<HttpResponse> {
    const behaviour = behaviourFor(this.spec.behaviours, request.path);
    const response = await this.#atViewer(behaviour, request);
    return this.#withPolicy(behaviour, response);
  }

  /** Passes a WebSocket handshake on to the origin of its path (CloudFront Developer Guide, "Use WebSockets with CloudFront distributions"). */
  async connect(request: HttpRequest, handshake: Handshake): Promise<void> {
    const behaviour = behaviourFor(this.spec.behaviours, request.path);
    const origin = this.#originOf(behaviour);
    // Its policy is in a refusal as in every answer; whether it is in the 101 of an open connection, nothing says.
    const { headers: refusalHeaders } = this.#withPolicy(behaviour, { status: 101, headers: {}, body: '' });
    if (!origin.connect) return refuseHandshake({ ...handshake, refusalHeaders }, 400);
    return origin.connect(forOrigin(request, behaviour, origin), { ...handshake, refusalHeaders });
  }

  // The function may change the path; the behaviour stays the one of the path that was asked for.
  async #atViewer(behaviour: Behaviour, request: HttpRequest): Promise<HttpResponse> {
    if (!behaviour.allowedMethods.includes(request.method)) return REQUEST_FORBIDDEN;
    const edge = behaviour.viewerRequestArn === null ? undefined : this.spec.edgeFunctions.get(behaviour.viewerRequestArn);
    const outcome = edge ? await edge.run(request) : { request };
    if ('response' in outcome) return outcome.response;
    return this.#withErrorPage(outcome.request, await this.#ask(behaviour, outcome.request));
  }

  async #ask(behaviour: Behaviour, request: HttpRequest): Promise<HttpResponse> {
    const origin = this.#originOf(behaviour);
    const path = request.path === '/' && this.spec.defaultRootObject !== '' ? `/${this.spec.defaultRootObject}` : request.path;
    return origin.answer(forOrigin({ ...request, path }, behaviour, origin));
  }

  #originOf({ originId }: Behaviour): Origin {
    const origin = this.spec.origins.get(originId);
    if (!origin) throw new Error(`The distribution has no origin ${originId}.`);
    return origin;
  }

  // An error page replaces the errors of every origin, an API's included (CloudFront Developer Guide, "Custom error responses").
  async #withErrorPage(request: HttpRequest, response: HttpResponse): Promise<HttpResponse> {
    const page = this.spec.errorPages.find(({ errorCode }) => errorCode === response.status);
    if (!page?.pagePath) return response;
    const behaviour = behaviourFor(this.spec.behaviours, page.pagePath);
    const shown = await this.#ask(behaviour, { ...request, method: 'GET', path: page.pagePath, rawQuery: '', headers: {} });
    return shown.status === 200 ? { ...shown, status: page.responseCode } : response;
  }

  #withPolicy({ headersPolicyId }: Behaviour, response: HttpResponse): HttpResponse {
    const policy = headersPolicyId === null ? undefined : this.spec.headersPolicies.get(headersPolicyId);
    return policy ? { ...response, headers: applyPolicy(response.headers, policy) } : response;
  }
}

/** A request as the origin gets it. */
function forOrigin(request: HttpRequest, { forwarding }: Behaviour, origin: Origin): HttpRequest {
  const { headers, rawQuery } = forwarded(request, forwarding);
  const via = { 'x-forwarded-for': '127.0.0.1', via: '1.1 local.cloudfront.net (CloudFront)' };
  return { ...request, path: origin.path + request.path, rawQuery, headers: { ...headers, ...via, ...origin.headers } };
}
