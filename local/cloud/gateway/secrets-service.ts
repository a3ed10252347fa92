import type { AwsRequest, AwsResponse, AwsService, NeededPermission } from '../../ports.ts';
import { jsonAnswer, jsonError, targetOperation } from './json-answers.ts';

/** Secrets Manager as callers with an access key see it: `GetSecretValue`, by ARN. */
export class SecretsService implements AwsService {
  readonly signingName = 'secretsmanager';
  readonly #secrets: ReadonlyMap<string, string>;

  constructor(secrets: ReadonlyMap<string, string>) {
    this.#secrets = secrets;
  }

  needs(request: AwsRequest): NeededPermission[] {
    return [{ action: `secretsmanager:${targetOperation(request.headers)}`, resource: arnIn(request) }];
  }

  async handle(request: AwsRequest): Promise<AwsResponse> {
    const name = targetOperation(request.headers);
    if (name !== 'GetSecretValue')
      return jsonError('com.amazon.coral.service#UnknownOperationException', `The local cloud does not answer secretsmanager:${name}.`);
    const SecretString = this.#secrets.get(arnIn(request));
    if (SecretString === undefined) return jsonError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    return jsonAnswer({ ARN: arnIn(request), SecretString });
  }

  denied(message: string): AwsResponse {
    return jsonError('AccessDeniedException', message);
  }
}

const arnIn = ({ body }: AwsRequest): string => (JSON.parse(body || '{}') as { SecretId?: string }).SecretId ?? '';
