import type { AwsRequest, AwsResponse, AwsService, NeededPermission } from '../../ports.ts';
import type { Functions } from '../lambda/functions.ts';
import type { LambdaFunction } from '../lambda/lambda-function.ts';

const INVOKE = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** Lambda as callers with an access key see it: `Invoke`, waited for. */
export class LambdaService implements AwsService {
  readonly signingName = 'lambda';
  readonly #functions: Functions;

  constructor(functions: Functions) {
    this.#functions = functions;
  }

  needs(request: AwsRequest): NeededPermission[] {
    const found = this.#named(request);
    return found ? [{ action: 'lambda:InvokeFunction', resource: found.spec.arn }] : [];
  }

  async handle(request: AwsRequest): Promise<AwsResponse> {
    if (!INVOKE.test(request.path))
      return refusal('UnknownOperationException', `The local cloud does not answer lambda ${request.path}.`, 404);
    const found = this.#named(request);
    if (!found) return refusal('ResourceNotFoundException', 'Function not found', 404);
    const result = await found.invoke(JSON.parse(request.body || '{}'));
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (!result.ok) headers['x-amz-function-error'] = 'Unhandled';
    return { status: 200, headers, body: JSON.stringify(result.ok ? result.payload : result.error) };
  }

  denied(message: string): AwsResponse {
    return refusal('AccessDeniedException', message, 403);
  }

  #named({ path }: AwsRequest): LambdaFunction | undefined {
    return this.#functions.find(decodeURIComponent(INVOKE.exec(path)?.[1] ?? ''));
  }
}

const refusal = (type: string, message: string, status: number): AwsResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': type },
  body: JSON.stringify({ Type: 'User', Message: message }),
});
