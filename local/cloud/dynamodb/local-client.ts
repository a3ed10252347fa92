import { Agent, request } from 'node:http';

/** An error answer of DynamoDB Local, by the service's own type name. */
export class DynamoDbLocalError extends Error {
  override readonly name = 'DynamoDbLocalError';
  readonly type: string;
  constructor(type: string, message: string) {
    super(`${type}: ${message}`);
    this.type = type;
  }
}

/** An HTTP answer as it came. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** DynamoDB Local closes a connection that was idle for 30 s (measured); a request sent at that very moment would fail. */
const IDLE_AT_MOST_MS = 10_000;

/**
 * Speaks to DynamoDB Local without an SDK: what Lambda hands to functions is the wire format itself, so nothing is lost by decoding it.
 * The tables are those of the access key: DynamoDB Local keeps a database for each, unless it was started with `-sharedDb`. A connection
 * serves one request after the other, and is closed from here when it was idle for `idleAtMostMs` milliseconds.
 */
export class DynamoDbLocalClient {
  readonly #endpoint: URL;
  readonly #agent: Agent;
  readonly #authorization: string;

  constructor(endpoint: string, accessKeyId: string, { idleAtMostMs = IDLE_AT_MOST_MS } = {}) {
    this.#endpoint = new URL(endpoint);
    this.#agent = new Agent({ keepAlive: true, timeout: idleAtMostMs });
    this.#authorization = authorizationOf(accessKeyId);
  }

  /**
   * Calls an operation, for example `DynamoDB_20120810.CreateTable`.
   * @throws DynamoDbLocalError when the answer is an error.
   */
  async call<T>(target: string, body: unknown): Promise<T> {
    const answer = await this.raw(target, JSON.stringify(body));
    const parsed = JSON.parse(answer.body) as Record<string, unknown>;
    if (answer.status === 200) return parsed as T;
    throw new DynamoDbLocalError(String(parsed.__type).split('#').at(-1) ?? '', String(parsed.Message ?? parsed.message));
  }

  /** Sends a request's text as it is and gives the answer as it is. */
  raw(target: string, body: string): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      const outgoing = request(this.#endpoint, { method: 'POST', agent: this.#agent, headers: this.#headers(target, body) }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: flat(answer.headers), body: Buffer.concat(chunks).toString('utf8') }),
        );
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }

  #headers(target: string, body: string) {
    return {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(body),
      'x-amz-target': target,
      authorization: this.#authorization,
    };
  }
}

// DynamoDB Local wants a signature but does not check it.
const authorizationOf = (accessKeyId: string) =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none`;

const flat = (headers: NodeJS.Dict<string | string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, [value].flat().join(',')]])));
