import { randomUUID } from 'node:crypto';
import type { CustomResourceResponses } from '../account.ts';
import type { LoopbackRequest, LoopbackResponse } from './loopback-server.ts';

const PREFIX = '/custom-resource-responses/';

/** Takes the answers of custom resources, each at an address of its own, as S3 does for CloudFormation. */
export class ResponseDesk implements CustomResourceResponses {
  readonly #endpoint: () => string;
  readonly #waiting = new Map<string, (answer: unknown) => void>();

  constructor(endpoint: () => string) {
    this.#endpoint = endpoint;
  }

  expect(): { url: string; answer: Promise<unknown>; forget: () => void } {
    const path = PREFIX + randomUUID();
    const answer = new Promise((resolve) => this.#waiting.set(path, resolve));
    return { url: this.#endpoint() + path, answer, forget: () => this.#waiting.delete(path) };
  }

  /** Whether a request is for this desk. */
  takes({ method, path }: LoopbackRequest): boolean {
    return method === 'PUT' && path.startsWith(PREFIX);
  }

  async answer({ path, body }: LoopbackRequest): Promise<LoopbackResponse> {
    const resolve = this.#waiting.get(path);
    if (!resolve) return { status: 404, headers: {}, body: '' };
    resolve(JSON.parse(body.toString('utf8')));
    return { status: 200, headers: {}, body: '' };
  }
}
