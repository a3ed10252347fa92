/** An operation's refusal, in the service's own exception names and HTTP status. */
export class ConnectApiError extends Error {
  override readonly name = 'ConnectApiError';
  readonly code: string;
  readonly status: number;
  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
    this.status = STATUS[code];
  }
}

/** HTTP statuses of the exceptions (SDK model, `httpError`). */
const STATUS = {
  AccessDeniedException: 403,
  ContactNotFoundException: 410,
  InternalServiceException: 500,
  InvalidParameterException: 400,
  InvalidRequestException: 400,
  LimitExceededException: 429,
  ResourceNotFoundException: 404,
  ThrottlingException: 429,
  TooManyRequestsException: 429,
  UserNotFoundException: 404,
  UnknownOperationException: 404,
} as const;

/** The exceptions that operations may answer with. */
export type ErrorCode = keyof typeof STATUS;

/** Something a request names does not exist. */
export const notFound = (what: string) => new ConnectApiError('ResourceNotFoundException', `The ${what} was not found.`);
/** A parameter is missing or wrong. */
export const invalidParameter = (message: string) => new ConnectApiError('InvalidParameterException', message);
