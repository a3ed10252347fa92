/** What the page and the window that embeds it say to one another, and what page and server say, as JSON over the WebSocket. */
export interface ConduitMessage {
  readonly event: string;
  readonly data?: unknown;
}

/** A Streams call: `api_request` and `master_request` carry one. */
export interface ConduitRequest {
  readonly requestId: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type Fields = Readonly<Record<string, unknown>>;

/** The value as an object; an empty one when it is none. */
export const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});

/** The message in a text from the other side; undefined when it is none. */
export function parseMessage(text: string): ConduitMessage | undefined {
  try {
    const { event, data } = fields(JSON.parse(text));
    return typeof event === 'string' && event !== '' ? { event, data } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The Streams call in a message's data; undefined when id or method is missing. */
export function parseRequest(data: unknown): ConduitRequest | undefined {
  const { requestId, method, params } = fields(data);
  if (typeof requestId !== 'string' || typeof method !== 'string') return undefined;
  return { requestId, method, params: fields(params) };
}
