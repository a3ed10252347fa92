import { runCommand } from './command.ts';
import { openForCommand } from './deployment/deployed-table.ts';
import { sayJson } from './print/say.ts';
import { Progress } from './progress.ts';
import { contactIdsOf, findSubject } from './subject/find-subject.ts';
import { OPTIONS_OF_SUBJECTS, openSubject } from './subject/open-subject.ts';
import { plainItem } from './subject/plain-item.ts';
import { elsewhere } from './subject/receipt.ts';
import { names } from './subject/subject.ts';
import { waitingOf } from './subject/waiting.ts';

const HELP = `Prints what a deployed ledger holds of one person, as one JSON document. It changes nothing.

  npm run -s export-subject -- --number +12065550123 --stack NAME > person.json
  npm run -s export-subject -- --contact ID --stack NAME > person.json
  npm run -s export-subject -- --agent LOGIN --stack NAME > person.json

Who is named and where to look are said as for npm run erase-subject. The document holds the calls on which the person is named, with all others who
were on them: read it before you hand it out. Messages that wait in the queues are hidden there for two minutes.

  --number NUMBER         an outside party's or a customer's number in E.164 form
  --contact ID            a contact of the person's call
  --agent LOGIN           a Connect login, or the ARN of a user who was deleted
  --stack NAME            the ledger's stack, ConsultCallLedger-...
  --table NAME            the ledger's table alone: queues and bucket are not looked at; with --number also TARGET_HASH_KEY is read
  --retention-months N    with --table: how long facts are kept (25 unless given)
  --help                  this text

Exit code 0: all well. 1: failed.
`;

runCommand({
  help: HELP,
  options: OPTIONS_OF_SUBJECTS,
  run: async ({ values }) => {
    const { subject, table, deployment } = await openSubject(values);
    const progress = new Progress(process.stderr, () => performance.now());
    const nowMs = Date.now();
    const found = await findSubject(openForCommand(table.tableName), subject, nowMs, (count) =>
      progress.show('Reading items:', count, null),
    );
    const contactIds = contactIdsOf(found);
    const waiting = deployment && (await waitingOf(deployment, (text) => names(text, subject, contactIds), false));
    progress.clear();
    const calls = [...found.calls, ...found.openCalls].map(({ root, contacts, written }) => ({
      rootContactId: root,
      contacts: contacts.map(({ contactId, leg, row }) => ({ contactId, facts: leg?.facts ?? null, consult: row?.consult ?? null })),
      written: written.map(plainItem),
    }));
    const { own, numbers, inNames } = found.items;
    const document = {
      by: subject.kind,
      at: new Date(nowMs).toISOString(),
      calls,
      own: own.map(plainItem),
      reportNumbers: numbers.map(plainItem),
      waiting,
      elsewhere: elsewhere(contactIds, table.instanceArn, inNames),
    };
    sayJson(document, 2);
    return 0;
  },
});
