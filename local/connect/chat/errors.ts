/** HTTP statuses of the participant service's exceptions (SDK connectparticipant, `httpError`). */
const STATUS = {
  ValidationException: 400,
  ServiceQuotaExceededException: 402,
  AccessDeniedException: 403,
  ResourceNotFoundException: 404,
  ConflictException: 409,
  ThrottlingException: 429,
} as const;

/** A refusal of the participant service. */
export class ParticipantError extends Error {
  override readonly name = 'ParticipantError';
  readonly code: keyof typeof STATUS;
  readonly status: number;
  constructor(code: keyof typeof STATUS, message: string) {
    super(message);
    this.code = code;
    this.status = STATUS[code];
  }
}

/** Something of the request is missing or wrong. */
export const invalid = (message: string) => new ParticipantError('ValidationException', message);
/** The token is no good, or no longer. */
export const denied = () => new ParticipantError('AccessDeniedException', 'Access denied');
