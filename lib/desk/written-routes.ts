import { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import type { RouteName } from '../../contract/routes.ts';
import type { Config } from '../config/schema.ts';
import { allowOnContacts } from '../constructs/allow-on-contacts.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { KEYS, type Writes } from '../ledger/written-keys.ts';
import type { Api } from './api.ts';
import { ApiFunction, type ApiFunctionProps } from './api-function.ts';
import type { Limits } from './limits.ts';

export interface WrittenRoutesProps {
  readonly api: Api;
  readonly config: Config;
  readonly ledger: Ledger;
  readonly limits: Limits;
}

const READ_CHAIN = ['dynamodb:BatchGetItem', 'dynamodb:Query'] as const;
const WRITE: readonly Writes[] = [{ actions: ['dynamodb:PutItem'], keys: [KEYS.written] }];
/** A version of a note is added to those before it. */
const WRITE_NOTE: readonly Writes[] = [{ actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'], keys: [KEYS.written] }];

/** The routes of what agents write on a call: the hand-over note, and how a contact was disposed of. */
export class WrittenRoutes extends Construct {
  constructor(scope: Construct, id: string, { api, config, ledger, limits }: WrittenRoutesProps) {
    super(scope, id);
    const { notes, dispositions, retentionMonths, instance } = config;
    const make = (name: RouteName, environment: ApiFunctionProps['environment'] = {}, writes: ApiFunctionProps['writes'] = []) =>
      new ApiFunction(this, name, { config, ledger, limits, reads: READ_CHAIN, writes, environment });
    const masks = { [ENV.notesMask]: JSON.stringify(notes.mask) };
    const noteRules = { ...masks, [ENV.notesKeepDays]: String(notes.keepDays), [ENV.notesMirror]: String(notes.mirror) };
    const putNote = make('put-note', noteRules, WRITE_NOTE);
    // Notes are copied to the attributes of whatever call they are of.
    if (notes.mirror) allowOnContacts(putNote, 'connect:UpdateContactAttributes', instance.arn);
    const codes = [...new Set(dispositions.flatMap((one) => one.codes.map(({ code }) => code)))];
    const callRules = { ...masks, [ENV.dispositionCodes]: JSON.stringify(codes), [ENV.retentionMonths]: String(retentionMonths) };
    const putDisposition = make('put-disposition', callRules, WRITE);
    for (const fn of [make('get-note'), putNote, make('get-disposition'), putDisposition]) api.route(fn);
  }
}
