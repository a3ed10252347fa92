import { ConnectClient } from '@aws-sdk/client-connect';
import type { AwsService, NeededPermission } from '../../../local/ports.ts';

interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** The unmodified SDK client in front of a service; `needed` collects what each request must be allowed. */
export function clientFor(service: AwsService, needed: NeededPermission[] = []): ConnectClient {
  return new ConnectClient({
    region: 'us-east-1',
    endpoint: 'http://connect.local',
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: { handle: async (request: HttpRequest) => ({ response: await answer(service, needed, request) }) },
  });
}

async function answer(service: AwsService, needed: NeededPermission[], { method, path, query, headers, body }: HttpRequest) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) for (const one of [value ?? ''].flat()) search.append(name, one);
  const request = {
    method,
    path,
    query: search,
    headers,
    body: typeof body === 'string' ? body : body instanceof Uint8Array ? new TextDecoder().decode(body) : '',
  };
  needed.push(...service.needs(request));
  const { status, headers: answered = {}, body: text } = await service.handle(request);
  return { statusCode: status, headers: answered, body: new Blob([text]).stream() };
}
