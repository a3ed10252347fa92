import { handOffContactId } from '../../lambdas/store/keys.ts';
import type { FoundSubject } from './find-subject.ts';
import type { SubjectKind } from './subject.ts';
import type { Waiting } from './waiting.ts';

/** How much there is of a person, without a word of it. */
export interface Extent {
  readonly calls: number;
  readonly contacts: number;
  readonly consults: number;
  readonly notesAndDispositions: number;
  /** Contacts with what AI agents handed over. */
  readonly handOffs: number;
  /** Presence, login, sockets. */
  readonly own: number;
  /** Numbers of the report under the person's name, and erased consults that count there. */
  readonly reportNames: number;
  /** Null where the stack was not named, and queues and bucket were not looked at. */
  readonly messages: number | null;
  readonly records: number | null;
}

/** What was done for a person, to be kept as a proof: it names nobody. */
export interface Receipt {
  readonly receipt: string;
  /** ISO 8601 */
  readonly at: string;
  readonly by: SubjectKind;
  /** Whether it was only looked. */
  readonly dryRun: boolean;
  readonly found: Extent;
  /** What is left, and why: calls on which somebody may still be, what others wrote meanwhile, names in the config. */
  readonly left: { readonly openCalls: number; readonly items: number; readonly inConfig: boolean };
}

/** Counts what was found. */
export function extentOf({ items, calls }: FoundSubject, waiting: Waiting | null): Extent {
  const contacts = calls.flatMap((call) => call.contacts);
  const written = calls.flatMap((call) => call.written);
  return {
    calls: calls.length,
    contacts: contacts.filter(({ leg }) => leg !== undefined).length,
    consults: contacts.filter(({ row }) => row?.consult).length,
    notesAndDispositions: written.filter((item) => item.sk?.S !== 'NOTE-NEWS' && handOffContactId(item.pk?.S) === undefined).length,
    handOffs: written.filter(({ pk }) => handOffContactId(pk?.S) !== undefined).length,
    own: items.own.length,
    reportNames: items.numbers.length + items.counts.length,
    messages: waiting?.messages.length ?? null,
    records: waiting?.records.length ?? null,
  };
}

/** Something of a person that this command does not reach, and how it is reached. */
export interface Elsewhere {
  readonly what: string;
  readonly how: readonly string[];
}

/** What lies in Amazon Connect, in files and in backups, with the commands for it. */
export function elsewhere(contactIds: Iterable<string>, instanceArn: string | null, inConfig: boolean): readonly Elsewhere[] {
  const ids = [...contactIds].sort();
  const instance = instanceArn === null ? '<instance id>' : instanceArn.slice(instanceArn.lastIndexOf('/') + 1);
  const ofContacts = (command: (id: string) => string) => ids.map(command);
  return [
    {
      what: "The customer's number in Connect's contact records; for good, and only once a contact is over",
      how: ofContacts(
        (id) => `aws connect delete-contact-data --instance-id ${instance} --contact-id ${id} --contact-fields CUSTOMER_ENDPOINT`,
      ),
    },
    {
      what: 'Contact attributes, the copy of the hand-over note among them: an empty value takes the place of the old one',
      how: ofContacts((id) => `aws connect get-contact-attributes --instance-id ${instance} --initial-contact-id ${id}`),
    },
    {
      what: "Recordings, transcripts and Contact Lens output, in the bucket of the instance's data storage: every version of each object",
      how: ofContacts((id) => `aws s3 ls --recursive s3://<the bucket of the instance> | grep ${id}`),
    },
    {
      what: 'Files for Athena, with analytics: which hold rows of these contacts. They expire with the retention',
      how:
        ids.length === 0
          ? []
          : [`SELECT DISTINCT "$path" FROM consult_settled WHERE contactid IN (${ids.map((id) => `'${id}'`).join(', ')})`],
    },
    { what: 'Backups of the table: they hold what was erased for 35 days at most; erase again after a restore', how: [] },
    ...(inConfig
      ? [{ what: 'The config names the person: take them out of it', how: ['npx cdk deploy --all -c config=<your config>'] }]
      : []),
  ];
}
