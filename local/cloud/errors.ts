/** Something the template or a request asks for that the local cloud does not do; the text names it. */
export class UnsupportedError extends Error {
  override readonly name = 'UnsupportedError';
}

/** A template or assembly that CloudFormation would refuse as well. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

/** A resource that could not be made; the text names stack, logical id, type and reason, and `cause` holds the first error. */
export class ResourceFailedError extends Error {
  override readonly name = 'ResourceFailedError';
  constructor(resource: { readonly stackName: string; readonly logicalId: string; readonly type: string }, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`${resource.stackName}: ${resource.logicalId} (${resource.type}) could not be made: ${reason}`, { cause });
  }
}

/** A resource that could not be deleted; the text names stack, logical id, type and reason, and `cause` holds the first error. */
export class DeletionFailedError extends Error {
  override readonly name = 'DeletionFailedError';
  constructor(resource: { readonly stackName: string; readonly logicalId: string; readonly type: string }, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`${resource.stackName}: ${resource.logicalId} (${resource.type}) could not be deleted: ${reason}`, { cause });
  }
}

/** A call of a function that AWS would have refused, with the service's own error type. */
export class InvocationRefusedError extends Error {
  override readonly name = 'InvocationRefusedError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
