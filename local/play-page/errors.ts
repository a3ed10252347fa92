/** A request of the page that cannot be done; `status` and `code` go out as they are. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  constructor(problem: { readonly status: number; readonly code: string; readonly message: string; readonly field?: string }) {
    super(problem.message);
    this.status = problem.status;
    this.code = problem.code;
    this.field = problem.field;
  }
}

export const unknown = (what: string) => new RequestError({ status: 404, code: 'not-found', message: `There is no such ${what}.` });

export const badField = (field: string, wanted: string) =>
  new RequestError({ status: 400, code: 'bad-field', message: `${wanted} is wanted.`, field });
