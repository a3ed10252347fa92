import type { Operation } from './operation.ts';
import { associateQueueQuickConnects } from './operations/associate-queue-quick-connects.ts';
import { describeContact } from './operations/describe-contact.ts';
import { describeContactFlow } from './operations/describe-contact-flow.ts';
import { describeInstance } from './operations/describe-instance.ts';
import { describeQuickConnect } from './operations/describe-quick-connect.ts';
import { describeUser } from './operations/describe-user.ts';
import { disassociateQueueQuickConnects } from './operations/disassociate-queue-quick-connects.ts';
import { getContactAttributes } from './operations/get-contact-attributes.ts';
import { getContactMetrics } from './operations/get-contact-metrics.ts';
import { getCurrentMetricData } from './operations/get-current-metric-data.ts';
import { getCurrentUserData } from './operations/get-current-user-data.ts';
import { listApprovedOrigins } from './operations/list-approved-origins.ts';
import { listAssociatedContacts } from './operations/list-associated-contacts.ts';
import { listContactFlows } from './operations/list-contact-flows.ts';
import { listHoursOfOperations } from './operations/list-hours-of-operations.ts';
import { listInstanceStorageConfigs } from './operations/list-instance-storage-configs.ts';
import { listLambdaFunctions } from './operations/list-lambda-functions.ts';
import { listQueueQuickConnects } from './operations/list-queue-quick-connects.ts';
import { listQueues } from './operations/list-queues.ts';
import { listQuickConnects } from './operations/list-quick-connects.ts';
import { monitorContact } from './operations/monitor-contact.ts';
import { searchUsers } from './operations/search-users.ts';
import { startChatContact } from './operations/start-chat-contact.ts';
import { stopContact } from './operations/stop-contact.ts';
import { updateContactAttributes } from './operations/update-contact-attributes.ts';

/** Every operation the simulated instance answers. */
export const OPERATIONS: readonly Operation[] = [
  associateQueueQuickConnects,
  describeContact,
  describeContactFlow,
  describeInstance,
  describeQuickConnect,
  describeUser,
  disassociateQueueQuickConnects,
  getContactAttributes,
  getContactMetrics,
  getCurrentMetricData,
  getCurrentUserData,
  listApprovedOrigins,
  listAssociatedContacts,
  listContactFlows,
  listHoursOfOperations,
  listInstanceStorageConfigs,
  listLambdaFunctions,
  listQueueQuickConnects,
  listQueues,
  listQuickConnects,
  monitorContact,
  searchUsers,
  startChatContact,
  stopContact,
  updateContactAttributes,
];
