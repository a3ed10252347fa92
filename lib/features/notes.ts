import { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import { allowOnContacts } from '../constructs/allow-on-contacts.ts';
import { ApiFunction, type RouteParts } from '../desk/api-function.ts';
import { KEYS, type Writes } from '../ledger/written-keys.ts';

const reads = ['dynamodb:BatchGetItem', 'dynamodb:Query'] as const;
/** A version of a note is added to those before it. */
const writes: readonly Writes[] = [{ actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem'], keys: [KEYS.written] }];

/** The hand-over note of a call. */
export function notes(scope: Construct, parts: RouteParts): void {
  const { config, api } = parts;
  const { mask, keepDays, mirror } = config.notes;
  const within = new Construct(scope, 'Notes');
  const environment = {
    [ENV.notesMask]: JSON.stringify(mask),
    [ENV.notesKeepDays]: String(keepDays),
    [ENV.notesMirror]: String(mirror),
  };
  const put = new ApiFunction(within, 'put-note', { ...parts, reads, writes, environment });
  // Notes are copied to the attributes of whatever call they are of.
  if (mirror) allowOnContacts(put, 'connect:UpdateContactAttributes', config.instance.arn);
  api.route(new ApiFunction(within, 'get-note', { ...parts, reads }));
  api.route(put);
}
