import { setMaxListeners } from 'node:events';
import { backfill } from './backfill/backfill.ts';
import { Checkpoint, type Counts } from './backfill/checkpoint.ts';
import { Pace } from './backfill/pace.ts';
import { runCommand } from './command.ts';
import { deployedTable, openForCommand, TABLE_OPTIONS, wholeNumber } from './deployment/deployed-table.ts';
import { CommandError, UsageError } from './errors.ts';
import { inputOf } from './input/input.ts';
import { say, sayJson, warn } from './print/say.ts';
import { Progress } from './progress.ts';
import { stopSignal } from './stop-signal.ts';

const DEFAULT_RATE = 100;

const HELP = `Writes the facts of exports of Amazon Connect into a deployed ledger. The same files as for npm run report.

  npm run backfill -- FILE... --stack NAME [--rate N] [--resume FILE]
  npm run backfill -- FILE... --table NAME [--retention-months N] [--rate N] [--resume FILE]

  --stack NAME            the ledger's stack, ConsultCallLedger-...: says table, retention and instance
  --table NAME            the ledger's table, without asking CloudFormation; messages of any instance are taken
  --retention-months N    with --table: what is older is not written (25 unless given)
  --rate N                facts a second (${DEFAULT_RATE} unless given). The projection has about three times the writes
  --resume FILE           where to keep how far it has come (backfill-<table>.json unless given)
  --json                  one JSON document instead of words
  --help                  this text

Credentials and Region come from the usual places (AWS_PROFILE, AWS_REGION, ...). It may be stopped at any time and goes on when it is called
again in the same way; to write something twice changes nothing. Nothing that the ledger has is replaced by something older.

Exit code 0: all well. 1: failed or stopped. 2: some input could not be read or written; the rest is in the ledger.
`;

const OPTIONS = {
  ...TABLE_OPTIONS,
  rate: { type: 'string' },
  resume: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

runCommand({
  help: HELP,
  options: OPTIONS,
  run: async ({ values, positionals }) => {
    if (positionals.length === 0) throw new UsageError(`Say which files to write.\n\n${HELP}`);
    if (positionals.includes('-'))
      throw new UsageError('Standard input cannot be read twice, and so not be gone on with: write it to a file first.');
    const rate = wholeNumber('--rate', values.rate, DEFAULT_RATE);
    const inputs = await Promise.all(positionals.map((path) => inputOf(path, process.stdin)));
    const { tableName, retentionMonths, instanceArn } = await deployedTable(values);
    const checkpoint = new Checkpoint(values.resume ?? `backfill-${tableName}.json`, { table: tableName, inputs }, () => performance.now());
    const signal = stopSignal();
    // Every fact of a group waits for its turn.
    setMaxListeners(0, signal);
    const { counts, rejections } = await backfill({
      inputs,
      checkpoint,
      retentionMonths,
      signal,
      ledger: openForCommand(tableName),
      door: instanceArn === null ? {} : { instanceArn },
      pace: new Pace(rate),
      progress: new Progress(process.stderr, () => performance.now()),
      now: () => new Date().toISOString(),
    }).catch((cause: unknown) => {
      const { messages, rejected } = checkpoint.position.counts;
      warn(`After ${messages + rejected} messages; the same command goes on from there (${checkpoint.path}).`);
      throw signal.aborted ? new CommandError('Stopped.', { cause }) : cause;
    });
    checkpoint.remove();
    for (const line of rejections.lines()) warn(line);
    if (values.json) sayJson({ table: tableName, ...counts });
    else say(inWords(counts));
    return counts.rejected + counts.unwritable > 0 ? 2 : 0;
  },
});

const inWords = ({ messages, rejected, written, older, tooOld, erased, unwritable }: Counts): string =>
  [
    `${messages} messages read, ${rejected} could not be read.`,
    `${written} facts are in the ledger; of ${older} contact records it has one at least as new.`,
    ...(tooOld > 0 ? [`${tooOld} facts are older than the ledger keeps them, and were left out.`] : []),
    ...(erased > 0 ? [`${erased} facts are of contacts that were erased, and were left out.`] : []),
    ...(unwritable > 0 ? [`${unwritable} facts were refused by the table for good.`] : []),
    'The projection follows within minutes; npm run audit-ledger says whether it is done.',
    '',
  ].join('\n');
