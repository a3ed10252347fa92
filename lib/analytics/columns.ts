import { TIMES } from '../../contract/times.ts';

const TIME = 'struct<ms:bigint,method:string,atleastms:bigint,atmostms:bigint>';
const CONSULT_TIMES = TIMES.map((name) => `${name.toLowerCase()}:${TIME}`).join(',');

/** What a consult is in the data catalog; names are in small letters, as Firehose makes them before it reads. */
const CONSULT = [
  'contactid:string',
  'parentcontactid:string',
  'rootcontactid:string',
  'channel:string',
  'askedby:struct<agent:string,queue:string>',
  'target:struct<kind:string,id:string>',
  'outcome:string',
  'outcomemethod:string',
  'answered:boolean',
  'joined:boolean',
  'customerlost:boolean',
  'startedat:string',
  `times:struct<${CONSULT_TIMES}>`,
  'missing:array<string>',
].join(',');

/** The columns of the table of settled consults: the detail of the event (`docs/events/`), in types of the data catalog. */
export const COLUMNS: readonly { readonly name: string; readonly type: string }[] = [
  { name: 'schemaversion', type: 'int' },
  { name: 'id', type: 'string' },
  { name: 'contactid', type: 'string' },
  { name: 'revision', type: 'string' },
  { name: 'targetkey', type: 'string' },
  { name: 'consult', type: `struct<${CONSULT}>` },
];

/** The day (UTC) on which Firehose took the event; never before the day of the consult. */
export const DAY = { name: 'day', type: 'string' } as const;
