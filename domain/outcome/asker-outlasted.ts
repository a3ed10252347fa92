import { coarsest, type Instant, type Known, order } from '../fold/instant.ts';
import type { Evidence } from './evidence.ts';

/** Whether the asker was still there after an instant, and how that is known; null when it is not. */
export function askerOutlasted({ askerLeftAt, askerSeenAt, logs }: Omit<Evidence, 'joined'>, at: Instant): Known | null {
  const left = askerLeftAt ? order(askerLeftAt, at) : null;
  if (askerLeftAt && left === 'after') return coarsest(askerLeftAt.method, at.method);
  if (left === 'before') return null;
  if (logs.asker.some((act) => act.verb === 'returned' || act.verb === 'cancelled')) return coarsest('measured', at.method);
  if (!left && askerSeenAt && order(askerSeenAt, at) === 'after') return coarsest(askerSeenAt.method, at.method);
  return null;
}
