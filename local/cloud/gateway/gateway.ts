import type { AwsRequest, AwsResponse, AwsService } from '../../ports.ts';
import type { Access } from '../iam/access.ts';
import type { Functions, KeyHolder } from '../lambda/functions.ts';
import type { Faults } from './faults.ts';
import { jsonError, targetOperation } from './json-answers.ts';
import type { LoopbackRequest, LoopbackResponse } from './loopback-server.ts';

interface Surroundings {
  readonly functions: Functions;
  readonly access: Access;
  readonly faults: Faults;
  /** An access key that may do everything, as an administrator's. */
  readonly operatorKeyId: string;
  /** A request is work until it is answered, also when its function is gone meanwhile. */
  readonly beginWork: () => () => void;
  /** Told of a request no service here answers, or that failed inside. */
  readonly onFault: (error: unknown) => void;
}

/** The one AWS endpoint: finds out who asks which service, whether they may, and passes the request on. */
export class Gateway {
  readonly #services = new Map<string, AwsService>();
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  add(service: AwsService): void {
    this.#services.set(service.signingName, service);
  }

  async answer(incoming: LoopbackRequest): Promise<LoopbackResponse> {
    const request = { ...incoming, query: new URLSearchParams(incoming.rawQuery), body: incoming.body.toString('utf8') };
    const end = this.#surroundings.beginWork();
    const { status, headers = {}, body } = await this.#route(request).finally(end);
    return { status, headers, body };
  }

  async #route(request: AwsRequest): Promise<AwsResponse> {
    const scope = credentialScope(request.headers.authorization);
    if (!scope) return jsonError('com.amazon.coral.service#MissingAuthenticationTokenException', 'Missing Authentication Token', {}, 403);
    if (scope.accessKeyId === this.#surroundings.operatorKeyId) return this.#serveOperator(scope.service, request);
    const holder = this.#surroundings.functions.holderOf(scope.accessKeyId);
    if (!holder) {
      const message = 'The security token included in the request is invalid.';
      return jsonError('com.amazon.coral.service#UnrecognizedClientException', message, {}, 403);
    }
    const service = this.#services.get(scope.service);
    if (!service) return this.#unknownService(scope.service, holder.caller.functionName);
    const answer = await this.#serve(service, request, holder);
    // The SDK sets its clock by this header, and tries again whatever failed while the two were more than five minutes apart.
    return { ...answer, headers: { ...answer.headers, date: new Date(holder.now()).toUTCString() } };
  }

  async #serveOperator(name: string, request: AwsRequest): Promise<AwsResponse> {
    const service = this.#services.get(name);
    return service ? service.handle(request) : this.#unknownService(name, 'An operator');
  }

  async #serve(service: AwsService, request: AwsRequest, holder: KeyHolder): Promise<AwsResponse> {
    const { access, faults } = this.#surroundings;
    const needed = service.needs(request);
    for (const permission of needed) {
      const refusal = access.refusal(holder.caller, permission);
      if (refusal !== null) return service.denied(refusal);
    }
    // REST services name no operation in a header; their first permission does.
    const operation = targetOperation(request.headers) || (needed[0]?.action.split(':')[1] ?? '');
    const faulted = { logicalId: holder.caller.logicalId, service: service.signingName, operation, body: request.body };
    const fault = faults.for(faulted);
    if (fault?.kind === 'throttle' || fault?.kind === 'conflict') return faults.answer(fault, faulted);
    if (fault?.kind === 'crash-before') return this.#crash(holder);
    const response = await service.handle(request);
    return fault?.kind === 'crash-after' ? this.#crash(holder) : response;
  }

  // Nobody is left to read this answer.
  #crash(holder: KeyHolder): AwsResponse {
    holder.kill();
    return { status: 503, body: '' };
  }

  #unknownService(name: string, caller: string): AwsResponse {
    const message = `${caller} called the service ${name}, which the local cloud does not have.`;
    this.#surroundings.onFault(new Error(message));
    return jsonError('com.amazon.coral.service#UnknownOperationException', message, {}, 501);
  }
}

/** Access key and service of a Signature Version 4 `Authorization` header (AWS General Reference, "Signing AWS API requests"). */
export function credentialScope(authorization: string | undefined): { readonly accessKeyId: string; readonly service: string } | null {
  const [, accessKeyId, service] = authorization?.match(/Credential=([^/]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/) ?? [];
  return accessKeyId !== undefined && service !== undefined ? { accessKeyId, service } : null;
}
