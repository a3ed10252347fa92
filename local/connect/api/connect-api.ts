import type { AwsRequest, AwsResponse, AwsService, NeededPermission } from '../../ports.ts';
import type { Core } from '../core.ts';
import { permissionsFor } from './authorization.ts';
import { ConnectApiError, notFound } from './errors.ts';
import type { ApiFaults } from './faults.ts';
import type { Input } from './operation.ts';
import { readRequest } from './request.ts';
import type { Throttle } from './throttle.ts';

/** What stands between a request and its operation. */
export interface ConnectApiParts {
  readonly throttle: Throttle;
  readonly faults: ApiFaults;
}

/** The Connect API of one instance, as the unmodified SDK calls it. */
export function createConnectApi(core: Core, { throttle, faults }: ConnectApiParts): AwsService {
  return {
    signingName: 'connect',
    needs: (request) => needs(core, request),
    handle: async (request) => answer(core, () => handle(core, request, { throttle, faults })),
    denied: (message) => refusal(core, new ConnectApiError('AccessDeniedException', message)),
  };
}

// A request that cannot be read needs nothing: `handle` refuses it.
function needs(core: Core, request: AwsRequest): readonly NeededPermission[] {
  try {
    const { operation, input } = readRequest(request);
    return permissionsFor(core, operation, input);
  } catch (error) {
    if (error instanceof ConnectApiError) return [];
    throw error;
  }
}

function handle(core: Core, request: AwsRequest, { throttle, faults }: ConnectApiParts): unknown {
  const { operation, input } = readRequest(request);
  faults.strike(operation.name);
  if (!throttle(operation.name)) throw new ConnectApiError('TooManyRequestsException', 'Too Many Requests');
  refuseOtherInstance(core, input);
  return core.journal.change(() => operation.run(core, input));
}

function refuseOtherInstance({ arns }: Core, { InstanceId }: Input): void {
  if (InstanceId !== arns.instanceId && InstanceId !== arns.instance) throw notFound('instance');
}

function answer(core: Core, run: () => unknown): AwsResponse {
  try {
    return { status: 200, headers: headers(core), body: JSON.stringify(run()) };
  } catch (error) {
    if (error instanceof ConnectApiError) return refusal(core, error);
    throw error;
  }
}

const refusal = (core: Core, { code, status, message }: ConnectApiError): AwsResponse => ({
  status,
  headers: { ...headers(core), 'x-amzn-errortype': code },
  body: JSON.stringify({ __type: code, Message: message, message }),
});

const headers = (core: Core) => ({ 'content-type': 'application/json', 'x-amzn-requestid': core.newId() });
