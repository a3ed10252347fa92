import { runCommand } from './command.ts';
import { UsageError } from './errors.ts';
import { inputOf } from './input/input.ts';
import { keepHeapSmall } from './keep-heap-small.ts';
import { type Form, offlineReport } from './offline/offline-report.ts';
import { warn } from './print/say.ts';
import { writeAll } from './print/write-all.ts';
import { Progress } from './progress.ts';
import { SpillFolder } from './spill/spill-folder.ts';

const HELP = `Reports on the consults in exports of Amazon Connect, without any deployment.

  npm run report -- FILE... [--json | --csv] [--missing]

FILE is an export as it is, and - is standard input: contact records, contact events (EventBridge envelopes or their detail alone) and
agent events, mixed or not; JSON lines, objects without a separator as Firehose writes them, arrays; plain or gzip,
UTF-8 or UTF-16; as they are, or wrapped by Kinesis, Firehose, SQS, SNS or CloudWatch Logs.

  --json     one JSON document instead of tables: every consult and the totals
  --csv      the consults alone, a line each, for a spreadsheet; outside numbers are masked
  --missing  also names the contacts that were passed on, or asked somebody, on legs that are not in the export
  --help     this text

Exit code 0: all well. 1: failed. 2: some input could not be read; the report is of the rest.
With npm run -s, stdout holds the report alone.
`;

runCommand({
  help: HELP,
  options: {
    json: { type: 'boolean', default: false },
    csv: { type: 'boolean', default: false },
    missing: { type: 'boolean', default: false },
  },
  run: async ({ values: { json, csv, missing }, positionals }) => {
    if (positionals.length === 0) throw new UsageError(`Say which files to report on.\n\n${HELP}`);
    if (json && csv) throw new UsageError(`Either --json or --csv.\n\n${HELP}`);
    if (csv && missing) throw new UsageError(`--missing goes with the tables or with --json.\n\n${HELP}`);
    keepHeapSmall();
    const folder = new SpillFolder();
    try {
      return await report(positionals, { form: json ? 'json' : csv ? 'csv' : 'text', namesMissing: missing, folder });
    } finally {
      folder.remove();
    }
  },
});

interface Asked {
  readonly form: Form;
  readonly namesMissing: boolean;
  readonly folder: SpillFolder;
}

async function report(paths: readonly string[], asked: Asked): Promise<0 | 2> {
  // Looked for before anything is read: a wrong name shows at once.
  const inputs = await Promise.all(paths.map((path) => inputOf(path, process.stdin)));
  const progress = new Progress(process.stderr, () => performance.now());
  const { text, rejections } = await offlineReport({ ...asked, inputs, progress });
  for (const line of rejections.lines()) warn(line);
  await writeAll(process.stdout, text);
  return rejections.count > 0 ? 2 : 0;
}
