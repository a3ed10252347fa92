import { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import { ApiFunction, type RouteParts } from '../desk/api-function.ts';
import { KEYS, type Writes } from '../ledger/written-keys.ts';

const reads = ['dynamodb:BatchGetItem', 'dynamodb:Query'] as const;
const writes: readonly Writes[] = [{ actions: ['dynamodb:PutItem'], keys: [KEYS.written] }];

/** What a call was about, as its agents say. */
export function dispositions(scope: Construct, parts: RouteParts): void {
  const { config, api } = parts;
  const within = new Construct(scope, 'Dispositions');
  const codes = [...new Set(config.dispositions.flatMap((one) => one.codes.map(({ code }) => code)))];
  const environment = {
    [ENV.notesMask]: JSON.stringify(config.notes.mask),
    [ENV.dispositionCodes]: JSON.stringify(codes),
    [ENV.retentionMonths]: String(config.retentionMonths),
  };
  api.route(new ApiFunction(within, 'get-disposition', { ...parts, reads }));
  api.route(new ApiFunction(within, 'put-disposition', { ...parts, reads, writes, environment }));
}
