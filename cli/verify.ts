import { ConnectClient } from '@aws-sdk/client-connect';
import { runCommand } from './command.ts';
import { openForCommand } from './deployment/deployed-table.ts';
import { outputsOfStacks } from './deployment/deployment.ts';
import { UsageError } from './errors.ts';
import { say, sayJson, sayQuestion, warn } from './print/say.ts';
import { personAt } from './verify/ask-person.ts';
import { CHECKS } from './verify/checks.ts';
import { lookAtRow } from './verify/look-at-row.ts';
import { pageOpener } from './verify/open-page.ts';
import { readResults, resultsText, writeResults } from './verify/results.ts';
import { type VerifyRow, verifyRows } from './verify/verify-rows.ts';

const HELP = `Goes through docs/verify-on-aws.md with you on a deployment: what an API tells is looked up, the rest is asked. Takes about an hour.

  npm run verify -- --stack ConsultCallLedger-... --stack ConsultCallConnect-... --stack ConsultCallDesk-...

Make a test call with one consult first, and name its contact: what has arrived of it is then looked up. Answers are written with their date after each
row; a later run goes on where this one ended. It creates nothing in the account, so there is nothing to clean up.

  --stack NAME     the three stacks of the deployment, each
  --contact ID     a contact of a test call
  --browser PATH   a Chromium, to open the desk in
  --desk URL       where the desk is opened, if not at its CloudFront address
  --out FILE       where answers are kept (verify-<instance>.json)
  --step ID        this row alone; may be given several times
  --again          looks at rows that have an answer, too
  --unattended     asks nobody: only what an API tells
  --list           the rows, and which of them are looked up
  --json           the answers as one JSON document
  --help           this text

Exit code 0: nothing is otherwise than expected. 1: failed. 2: something is.
`;

const OPTIONS = {
  stack: { type: 'string', multiple: true },
  contact: { type: 'string' },
  browser: { type: 'string' },
  desk: { type: 'string' },
  out: { type: 'string' },
  step: { type: 'string', multiple: true },
  again: { type: 'boolean', default: false },
  unattended: { type: 'boolean', default: false },
  list: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

runCommand({
  help: HELP,
  options: OPTIONS,
  run: async ({ values }) => {
    const all = verifyRows();
    if (values.list) {
      for (const { id, section } of all) say(`${id in CHECKS ? 'looked up' : 'asked    '}  ${id}  (${section})\n`);
      return 0;
    }
    const rows = chosen(all, values.step);
    if (!values.stack) throw new UsageError(`Say which deployment: --stack of each of its stacks.\n\n${HELP}`);
    const found = await outputsOfStacks(values.stack);
    const outputs = values.desk === undefined ? found : new Map([...found, ['DeskUrl', urlFrom(values.desk)]]);
    const [tableName, instanceArn] = [outputs.get('TableName'), outputs.get('InstanceArn')];
    if (!tableName || !instanceArn) throw new UsageError('None of these is the stack of the ledger: name ConsultCallLedger-..., too.');
    const file = values.out ?? `verify-${instanceArn.split('/').at(-1)?.slice(0, 8)}.json`;
    let results = readResults(file, instanceArn);
    const person = values.unattended ? null : personAt(process.stdin, sayQuestion);
    const deployed = {
      connect: new ConnectClient({ region: instanceArn.split(':')[3] ?? '', maxAttempts: 8 }),
      ledger: openForCommand(tableName),
      instanceArn,
      outputs,
      contactId: values.contact ?? null,
      fetch,
      openPage: values.browser === undefined ? null : pageOpener(values.browser),
    };
    for (const row of rows) {
      if (results.rows[row.id] && !values.again) continue;
      const result = await lookAtRow(row, { deployed, person, now: () => new Date() });
      if (result === 'stopped') break;
      if (result === null) continue;
      if (result.by === 'API') warn(`${row.id}: ${result.verdict}. ${result.saw}`);
      results = { ...results, rows: { ...results.rows, [row.id]: result } };
      writeResults(file, results);
    }
    person?.close();
    if (values.json) sayJson(results);
    else say(resultsText(results, all.length));
    return Object.values(results.rows).some(({ verdict }) => verdict === 'otherwise') ? 2 : 0;
  },
});

function chosen(all: readonly VerifyRow[], ids: readonly string[] | undefined): readonly VerifyRow[] {
  const unknown = ids?.find((id) => !all.some((row) => row.id === id));
  if (unknown !== undefined) throw new UsageError(`There is no row ${unknown}. --list says which there are.`);
  return ids ? all.filter(({ id }) => ids.includes(id)) : all;
}

function urlFrom(text: string): string {
  if (URL.canParse(text)) return text;
  throw new UsageError(`--desk takes an address, https://desk.example.com, not ${text}.`);
}
