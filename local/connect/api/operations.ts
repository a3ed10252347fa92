import type { Operation } from './operation.ts';
import { associateQueueQuickConnects } from './operations/associate-queue-quick-connects.ts';
import { disassociateQueueQuickConnects } from './operations/disassociate-queue-quick-connects.ts';
import { listQueueQuickConnects } from './operations/list-queue-quick-connects.ts';
import { searchUsers } from './operations/search-users.ts';

/** Every operation the local instance answers. */
export const OPERATIONS: readonly Operation[] = [
  associateQueueQuickConnects,
  disassociateQueueQuickConnects,
  listQueueQuickConnects,
  searchUsers,
];
