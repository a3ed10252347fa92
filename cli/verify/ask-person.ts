import { createInterface, type Interface } from 'node:readline/promises';
import type { Readable } from 'node:stream';
import type { Result } from './results.ts';
import type { VerifyRow } from './verify-rows.ts';

/** What a person says of a row; null to stop here. */
export type Said = Pick<Result, 'verdict' | 'saw'> | null;

/** The person at the terminal. */
export interface Person {
  ask(row: VerifyRow, rest?: string): Promise<Said>;
  close(): void;
}

const CHOICES = '  a: as expected   o: otherwise   s: skip   q: stop, and go on another time\n';

/** Asks on a terminal; a closed input stops the run. @param write for questions, apart from what the command prints */
export function personAt(input: Readable, write: (text: string) => void): Person {
  const lines: Interface = createInterface({ input });
  const iterator = lines[Symbol.asyncIterator]();
  const next = async (prompt: string): Promise<string | null> => {
    write(prompt);
    const { value, done } = await iterator.next();
    return done ? null : String(value).trim();
  };
  return {
    ask: async ({ id, section, what, look }, rest) => {
      write(`\n${section}: ${id}\n  ${what}\n  Look: ${rest ?? look}\n${CHOICES}`);
      for (;;) {
        const answer = await next('> ');
        if (answer === null || answer === 'q') return null;
        if (answer === 'a') return { verdict: 'as expected', saw: '' };
        if (answer === 's') return { verdict: 'skipped', saw: '' };
        if (answer === 'o') return { verdict: 'otherwise', saw: (await next('  What did you see? No names, no numbers: ')) ?? '' };
        write(`  "${answer}" is none of these.\n`);
      }
    },
    close: () => lines.close(),
  };
}
