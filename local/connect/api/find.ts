import { idOf } from '../arns.ts';
import type { Agent, Contact } from '../calls/model.ts';
import type { Core } from '../core.ts';
import type { Queue, QuickConnect } from '../resources/registry.ts';
import { notFound } from './errors.ts';
import { type Input, text } from './operation.ts';

/** Finds what a request names. All throw ConnectApiError (ResourceNotFoundException) when it is not there. */
export function queueNamed({ registry }: Core, input: Input): Queue {
  const id = text(input, 'QueueId');
  const queue = [...registry.queues.values()].find((one) => one.kind === 'STANDARD' && one.id === idOf(id));
  if (!queue) throw notFound('queue');
  return queue;
}

/** The quick connect of that id. */
export function quickConnectNamed({ registry }: Core, id: string): QuickConnect {
  const quickConnect = [...registry.quickConnects.values()].find((one) => one.id === id);
  if (!quickConnect) throw notFound('quick connect');
  return quickConnect;
}

/** The contact of that id, live or over. */
export function contactNamed({ calls }: Core, contactId: string): Contact {
  const contact = calls.flatMap((call) => call.contacts).find((one) => one.contactId === contactId);
  if (!contact) throw notFound('contact');
  return contact;
}

/** The user of that id or ARN. */
export function userNamed({ agents }: Core, id: string): Agent {
  const agent = agents.find((one) => one.id === idOf(id));
  if (!agent) throw notFound('user');
  return agent;
}
