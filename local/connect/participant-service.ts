/**
 * The participant service of the instance (participant.connect.<region>.amazonaws.com), without its HTTP: what unmodified chat libraries call
 * and hear. Anybody may ask; a token says who asks.
 */
export interface ParticipantService {
  /** One POST. `bearer` is the header `X-Amz-Bearer`. */
  call(request: ParticipantRequest): ParticipantAnswer;
  /** A socket opened at an address that the service gave; undefined when the address is no good, or no longer. */
  open(token: string, send: (frame: string) => void): ParticipantSocket | undefined;
}

export interface ParticipantRequest {
  readonly path: string;
  readonly bearer: string | undefined;
  readonly body: string;
}

export interface ParticipantAnswer {
  readonly status: number;
  /** For the header `x-amzn-errortype`. */
  readonly errorType?: string;
  readonly body: string;
}

/** One open socket, from the service's side. */
export interface ParticipantSocket {
  receive(frame: string): void;
  closed(): void;
}
