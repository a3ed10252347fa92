import { type AccessRequest, applies, type Statement } from './policy-document.ts';

/** What policies say of a request; `not-allowed` is IAM's implicit deny. */
export type Decision = 'allowed' | 'explicitly-denied' | 'not-allowed';

/** IAM's rule for one account: a Deny that applies wins, else any Allow, else nothing is allowed. */
export function decide(statements: readonly Statement[], request: AccessRequest): Decision {
  const applying = statements.filter((statement) => applies(statement, request));
  if (applying.some(({ effect }) => effect === 'Deny')) return 'explicitly-denied';
  return applying.length > 0 ? 'allowed' : 'not-allowed';
}
