import type { Person, Said } from './ask-person.ts';
import { CHECKS, type Deployed, type Seen } from './checks.ts';
import type { Result } from './results.ts';
import type { VerifyRow } from './verify-rows.ts';

/** How a row is looked at. */
export interface Looking {
  readonly deployed: Deployed;
  /** Null: nobody is asked, and what only a person sees is left. */
  readonly person: Person | null;
  readonly now: () => Date;
}

/** Looks at one row: by the API where it tells, else by asking; `stopped` when the person wants to go on another time, null when it is left. */
export async function lookAtRow(row: VerifyRow, { deployed, person, now }: Looking): Promise<Result | 'stopped' | null> {
  const seen = await checked(row, deployed);
  if (seen && (!seen.asExpected || seen.rest === undefined)) return result(now(), 'API', verdictOf(seen), seen.saw);
  if (!person) return null;
  const said = await person.ask(row, seen?.rest);
  return said === null ? 'stopped' : result(now(), 'person', said.verdict, sawOf(seen, said));
}

const verdictOf = ({ asExpected }: Seen): Result['verdict'] => (asExpected ? 'as expected' : 'otherwise');
const sawOf = (seen: Seen | null, said: NonNullable<Said>): string => [seen?.saw, said.saw].filter(Boolean).join('; ');
const result = (at: Date, by: Result['by'], verdict: Result['verdict'], saw: string): Result => ({
  at: at.toISOString(),
  by,
  verdict,
  saw,
});

/** A check that fails has seen something, too. */
async function checked({ id }: VerifyRow, deployed: Deployed): Promise<Seen | null> {
  try {
    return (await CHECKS[id]?.(deployed)) ?? null;
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { asExpected: false, saw: `${name}: ${message}` };
  }
}
