/** What the rooms of `local/` offer one another. The cloud does not know Connect and Connect does not know the cloud: `stack.ts` joins them. */

/** Time as everything in `local/` sees it: the wall clock in the demo, a simulated one in `play` and tests. */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** Runs `what` once after `delayMs`; the result takes it back. */
  after(delayMs: number, what: () => void): () => void;
}

/** One resource type of a template made real: what `Ref` gives and what `Fn::GetAtt` may ask. */
export interface ProvidedResource {
  readonly ref: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Makes resources of one CloudFormation type, for example `AWS::Connect::QuickConnect`, from resolved properties. */
export type ResourceProvider = (
  properties: Readonly<Record<string, unknown>>,
  resource: { readonly logicalId: string; readonly stackName: string },
) => Promise<ProvidedResource>;

/** Deletes a resource that a provider made. @throws Error when others still use it */
export type ResourceRemover = (properties: Readonly<Record<string, unknown>>, made: ProvidedResource) => Promise<void>;

/** A signed request as it reached the local AWS endpoint. */
export interface AwsRequest {
  readonly method: string;
  /** Path without the query, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The answer of a local AWS service, protocol headers included. */
export interface AwsResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A permission one request needs, in IAM's own words: `connect:DescribeContact` on an ARN. */
export interface NeededPermission {
  readonly action: string;
  readonly resource: string;
  /** Condition keys of the service that the request has, in lower case. */
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

/** A public AWS API that the functions call with the unmodified SDK. */
export interface AwsService {
  /** The service's name in the Signature Version 4 credential scope, for example `connect`. */
  readonly signingName: string;
  /** What the caller's role must allow before `handle` is asked. */
  needs(request: AwsRequest): readonly NeededPermission[];
  handle(request: AwsRequest): Promise<AwsResponse>;
  /** The answer to a caller who is not allowed, in the service's own error shape. */
  denied(message: string): AwsResponse;
}

/** An event on an EventBridge bus; `id` and `time` are the sender's. */
export interface BusEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A function called by a flow, as Connect calls it. */
export interface FlowInvocation {
  readonly functionArn: string;
  readonly payload: unknown;
  /** The instance's ARN: checked against the function's resource policy. */
  readonly sourceArn: string;
  readonly sourceAccount: string;
  /** 1 to 8 seconds in a flow. */
  readonly timeLimitMs: number;
}

/** What the simulated Connect sends out into the account: events, records and calls of functions. */
export interface Outlets {
  putEvent(event: BusEvent): void;
  /** `data` becomes one JSON object in the stream. */
  putRecord(streamArn: string, partitionKey: string, data: unknown): void;
  /** Rejects with an Error when the call is not permitted, fails, or runs over its limit. */
  invokeFunction(call: FlowInvocation): Promise<unknown>;
}
