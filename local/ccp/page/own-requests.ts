/** A face action that waits for the instance's answer. */
export interface OwnRequests {
  /** Sends a softphone method for the page itself. Rejects with the service's wording when it is refused. */
  call(method: string, params: Readonly<Record<string, unknown>>): Promise<void>;
  /** Takes an `api_response` if it answers one of these calls; false leaves it to the embedding window. */
  take(data: unknown): boolean;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Requests the page makes for its own buttons travel beside those of the embedding window; their ids keep them apart. */
export function createOwnRequests(send: (request: object) => void, newId: () => string): OwnRequests {
  const waiting = new Map<string, Waiting>();
  return {
    call: (method, params) =>
      new Promise((resolve, reject) => {
        const requestId = newId();
        waiting.set(requestId, { resolve, reject });
        send({ event: 'api_request', requestId, method, params });
      }),
    take(data) {
      const { requestId, err } = data as { requestId: string; err: string | null };
      const found = waiting.get(requestId);
      if (!found) return false;
      waiting.delete(requestId);
      if (err) found.reject(new Error((JSON.parse(err) as { message: string }).message));
      else found.resolve();
      return true;
    },
  };
}
