import { randomUUID } from 'node:crypto';
import { runCommand } from './command.ts';
import { openForCommand } from './deployment/deployed-table.ts';
import { say, sayJson } from './print/say.ts';
import { Progress } from './progress.ts';
import { eraseFound, eraseRests } from './subject/erase-found.ts';
import { contactIdsOf, findSubject } from './subject/find-subject.ts';
import { OPTIONS_OF_SUBJECTS, openSubject } from './subject/open-subject.ts';
import { elsewhere, extentOf, type Receipt } from './subject/receipt.ts';
import { receiptText } from './subject/receipt-text.ts';
import { names } from './subject/subject.ts';
import { waitingOf } from './subject/waiting.ts';

const HELP = `Erases what a deployed ledger holds of one person. Without --yes it only says what there is.

  npm run erase-subject -- --number +12065550123 --stack NAME [--yes]
  npm run erase-subject -- --contact ID --stack NAME [--yes]
  npm run erase-subject -- --agent LOGIN --stack NAME [--yes]

The calls on which the person is named are erased as a whole: facts, consults, notes, dispositions, places in lists. What their consults have
counted stays in the report, under no name. A message about such a call that comes later is refused. Messages in the poison and dead-letter queues
and records in the failure bucket that name the person, or one of these calls, are deleted. What lies elsewhere is listed with the command for it.

  --number NUMBER         an outside party's or a customer's number in E.164 form
  --contact ID            a contact of the person's call
  --agent LOGIN           a Connect login, or the ARN of a user who was deleted
  --stack NAME            the ledger's stack, ConsultCallLedger-...
  --table NAME            the ledger's table alone: queues and bucket are not looked at; with --number also TARGET_HASH_KEY is read
  --retention-months N    with --table: how long facts are kept (25 unless given)
  --yes                   erases
  --json                  one JSON document: the receipt, which names nobody, and what lies elsewhere
  --help                  this text

The table is read as a whole, twice with --yes: that costs a read unit for each 4 KB. A number may be a company's: look before you erase.

Exit code 0: all well. 1: failed. 2: something is left.
`;

const OPTIONS = { ...OPTIONS_OF_SUBJECTS, yes: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } } as const;

runCommand({
  help: HELP,
  options: OPTIONS,
  run: async ({ values }) => {
    const { subject, table, deployment } = await openSubject(values);
    const ledger = openForCommand(table.tableName);
    const progress = new Progress(process.stderr, () => performance.now());
    const onSeen = (count: number) => progress.show('Reading items:', count, null);
    const nowMs = Date.now();
    const found = await findSubject(ledger, subject, nowMs, onSeen);
    const contactIds = contactIdsOf(found);
    if (values.yes) await eraseFound(ledger, found, subject, { retentionMonths: table.retentionMonths, nowMs });
    // After the facts: what is taken out of the queues then cannot come back by a redrive.
    const waiting = deployment && (await waitingOf(deployment, (text) => names(text, subject, contactIds), values.yes));
    const rest = values.yes ? await findSubject(ledger, subject, nowMs, onSeen) : null;
    const items = rest ? rest.calls.length + rest.items.own.length + rest.items.counts.length + (await eraseRests(ledger, rest)) : 0;
    progress.clear();
    const inConfig = found.items.inNames;
    const receipt: Receipt = {
      receipt: randomUUID(),
      at: new Date(nowMs).toISOString(),
      by: subject.kind,
      dryRun: !values.yes,
      found: extentOf(found, waiting),
      left: { openCalls: found.openCalls.length, items, inConfig },
    };
    const others = elsewhere(contactIds, table.instanceArn, inConfig);
    if (values.json) sayJson({ receipt, elsewhere: others });
    else say(receiptText(receipt, others));
    return values.yes && receipt.left.openCalls + receipt.left.items > 0 ? 2 : 0;
  },
});
