import type { Construct } from 'constructs';
import { ENV } from '../../contract/env.ts';
import { ApiFunction, type RouteParts } from '../desk/api-function.ts';
import { KEYS } from './written-keys.ts';

/** What agents did on their desks, as one more source of facts. */
export function deskLog(scope: Construct, parts: RouteParts): void {
  parts.api.route(
    new ApiFunction(scope, 'log-actions', {
      ...parts,
      reads: ['dynamodb:BatchGetItem', 'dynamodb:Query'],
      writes: [{ actions: ['dynamodb:UpdateItem'], keys: [KEYS.actions] }],
      environment: { [ENV.retentionMonths]: String(parts.config.retentionMonths) },
    }),
  );
}
