import { whereOf } from './where-of.ts';

/** Says where something failed, once for each place in the code: what fails at one snapshot fails at the next, too. */
export function faultReporter(say: (line: string) => void): (fault: unknown) => void {
  const said = new Set<string>();
  return (fault) => {
    const where = whereOf(fault);
    if (said.has(where)) return;
    said.add(where);
    say(`Something of the call could not be worked out. ${where}`);
  };
}
