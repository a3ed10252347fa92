import { CONTROLS, oneLine } from '../../domain/text/one-line.ts';

/*
 * What a command prints may hold names, ids and messages of others: a terminal gets no control character of theirs. All that commands print
 * goes through here (`test/attack/terminal.test.ts`), but for `writeAll`, whose pieces are made safe where they are made.
 */

/** Prints text for people, with its line ends. */
export const say = (text: string): void => void process.stdout.write(terminalText(text));

/** Prints a value as one JSON document. */
export const sayJson = (value: unknown, indent?: number): void =>
  void process.stdout.write(`${jsonText(JSON.stringify(value, undefined, indent))}\n`);

/** Prints one line for the person who runs the command, where the report is not. */
export const warn = (line: string): void => void process.stderr.write(`${oneLine(line)}\n`);

/** Prints a question for the person who runs the command; the answer stands on the same line. */
export const sayQuestion = (text: string): void => void process.stderr.write(terminalText(text));

/** Prints why a command failed: text of several lines. */
export const sayFailure = (text: string): void => void process.stderr.write(`${terminalText(text)}\n`);

/** The text without control characters but its line ends. */
export const terminalText = (text: string): string => text.split('\n').map(oneLine).join('\n');

/** JSON that says the same without control characters but line ends between its values: JSON itself escapes those of C0 alone (RFC 8259). */
export const jsonText = (json: string): string =>
  json.replace(CONTROLS, (char) => (char === '\n' ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`));
