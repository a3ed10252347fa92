/** A resource the instance refuses to make, in the service's own exception names; a deployment fails with its text. */
export class ResourceRefusedError extends Error {
  override readonly name = 'ResourceRefusedError';
  readonly code: string;
  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}
