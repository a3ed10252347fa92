import type { Fields } from './agent-update.ts';
import type { HoldChange } from './hold-changes.ts';
import type { SdkAnswer } from './sdk-answers.ts';

/** A topic as a client subscribed to it. */
interface Topic {
  readonly namespace?: string;
  readonly key: string;
  readonly parameter?: string;
}

type SdkMessage =
  | { readonly type: 'cross-domain-site-ready' | 'healthCheck' | 'log' | 'metric' | 'closeChannel' }
  | { readonly type: 'request'; readonly requestId: string; readonly namespace: string; readonly command: string; readonly data?: Fields }
  | { readonly type: 'subscribe' | 'unsubscribe'; readonly topic: Topic };

export interface SdkChannel {
  publish(changes: readonly HoldChange[]): void;
}

const HEALTH_CHECK_INTERVAL_MS = 10_000;

/**
 * The second protocol between Streams and a CCP: the Amazon Connect SDK's, over a MessageChannel whose other end goes to the parent
 * (read in `@amazon-connect/core` and `site-streams` 1.0.12). Without it each SDK request of Streams hangs for 30 s.
 */
export function openSdkChannel(options: {
  readonly parent: Window;
  readonly answer: (command: string, data: Fields) => SdkAnswer;
  readonly newId: () => string;
  readonly nowMs: () => number;
}): SdkChannel {
  const { parent, answer, newId, nowMs } = options;
  const { port1, port2 } = new MessageChannel();
  const topics = new Map<string, Topic>();
  let checks = 0;

  const acknowledge = () =>
    port1.postMessage({ type: 'acknowledge', connectionId: newId(), status: {}, healthCheckInterval: HEALTH_CHECK_INTERVAL_MS });
  const healthy = () => {
    checks += 1;
    port1.postMessage({ type: 'healthCheckResponse', time: nowMs(), counter: checks });
  };
  port1.onmessage = ({ data: message }: MessageEvent<SdkMessage>) => {
    if (message.type === 'cross-domain-site-ready') acknowledge();
    else if (message.type === 'healthCheck') healthy();
    else if (message.type === 'request') port1.postMessage(response(message, answer(message.command, message.data ?? {})));
    else if (message.type === 'subscribe') topics.set(topicId(message.topic), message.topic);
    else if (message.type === 'unsubscribe') topics.delete(topicId(message.topic));
  };
  parent.postMessage({ type: 'cross-domain-adapter-init' }, '*', [port2]);
  return {
    publish(changes) {
      for (const publication of changes.flatMap(publications)) {
        for (const topic of topics.values()) {
          if (topic.key === publication.key && (topic.parameter === undefined || topic.parameter === publication.parameter))
            port1.postMessage({ type: 'publish', topic, data: publication.data });
        }
      }
    },
  };
}

const topicId = ({ namespace, key, parameter }: Topic) => JSON.stringify([namespace, key, parameter]);

function response({ requestId, namespace, command }: Extract<SdkMessage, { type: 'request' }>, answer: SdkAnswer) {
  const head = { type: 'response', requestId, namespace };
  if ('data' in answer) return { ...head, isError: false, data: answer.data };
  return { ...head, isError: true, reason: answer.error, errorKey: 'handlerNotFound', details: { command } };
}

/** Which topics a hold change is published under, and with what parameter a subscriber may have narrowed them down. */
function publications({ contactId, participantId, isSelf, isOnHold }: HoldChange) {
  const data = { contactId, participantId, isOnHold };
  const verb = isOnHold ? 'Hold' : 'Resume';
  return [
    { key: `voice/participant${verb}`, parameter: participantId, data },
    {
      key: 'voice/onCanResumeParticipantChanged',
      parameter: participantId,
      data: { contactId, participantId, canResumeConnection: isOnHold },
    },
    ...(isSelf ? [{ key: `voice/self${verb}`, parameter: contactId, data }] : []),
    ...(isSelf ? [{ key: 'voice/canResumeSelfChanged', parameter: contactId, data: { contactId, canResumeSelf: isOnHold } }] : []),
  ];
}
