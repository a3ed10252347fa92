import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CommandError, UsageError } from './errors.ts';
import { say, sayFailure } from './print/say.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O & typeof HELP_OPTION; allowPositionals: true }>>;

/** A command a person runs. */
export interface Command<O extends Options> {
  /** The whole text of `--help`. */
  readonly help: string;
  readonly options: O;
  /** Does it; the exit code is 0, or 2 when some of it could not be done. @throws CommandError what the person should read */
  readonly run: (args: Parsed<O>) => Promise<0 | 1 | 2>;
}

const HELP_OPTION = { help: { type: 'boolean', default: false } } as const;

/** Runs a command with the arguments of this process, and sets its exit code: 1 for every failure, with a word why on stderr. */
export function runCommand<O extends Options>(command: Command<O>): void {
  execute(command, process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      sayFailure(inWords(error));
      process.exitCode = 1;
    },
  );
}

async function execute<O extends Options>({ help, options, run }: Command<O>, argv: readonly string[]): Promise<number> {
  const args = argumentsOf(argv, { ...options, ...HELP_OPTION }, help) as Parsed<O>;
  if (!(args.values as { readonly help: boolean }).help) return run(args);
  say(help);
  return 0;
}

function argumentsOf(argv: readonly string[], options: Options, help: string) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : String(cause)}\n\n${help}`, { cause });
  }
}

/** What AWS says in one line with what to do about it; a defect of ours shows where it is. */
function inWords(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const advice = ADVICE[error.name];
  return advice !== undefined || '$metadata' in error
    ? `${error.name}: ${error.message}\n${advice ?? ''}`.trimEnd()
    : (error.stack ?? error.message);
}

const SIGN_IN = 'Sign in to AWS first (for example with AWS_PROFILE, or aws sso login), and set AWS_REGION.';
const ADVICE: Readonly<Record<string, string>> = {
  AccessDenied: 'The credentials lack this permission. docs/operating.md lists what each command needs.',
  AccessDeniedException: 'The credentials lack this permission. docs/operating.md lists what each command needs.',
  CredentialsProviderError: SIGN_IN,
  ExpiredToken: SIGN_IN,
  ExpiredTokenException: SIGN_IN,
  ResourceNotFoundException: 'It is not in this account and Region: look at the name, AWS_PROFILE and AWS_REGION.',
  UnrecognizedClientException: SIGN_IN,
};
