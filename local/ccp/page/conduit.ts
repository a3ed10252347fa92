import type { Message } from './link.ts';
import { isNoise } from './noise.ts';

/** The Streams conduit to the window that embeds the page. */
export interface Conduit {
  /** To the embedding window; nothing happens when there is none. */
  post(event: string, data?: unknown): void;
}

const REQUEST_CONFIGURE_AFTER_MS = 1000;

/**
 * Passes on what the embedding window says, without the noise. A page that was not configured within a second of its first handshake
 * asks for it: that is how it gets its settings back after an iframe reloaded by itself (read in Streams 2.28, `checkIfConfigureReceived`).
 */
export function openConduit(options: { readonly own: Window; readonly onMessage: (message: Message) => void }): Conduit & {
  handshaken(): void;
} {
  const { own, onMessage } = options;
  const isFramed = own.parent !== own;
  let configured = false;
  let asked = false;

  const post = (event: string, data?: unknown) => {
    if (isFramed) own.parent.postMessage({ event, data }, '*');
  };
  own.addEventListener('message', ({ source, data }: MessageEvent<Partial<Message> | null>) => {
    if (source !== own.parent || !isFramed || !data?.event) return;
    const message = { event: data.event, data: data.data };
    if (message.event === 'configure') configured = true;
    if (!isNoise(message)) onMessage(message);
  });
  return {
    post,
    handshaken() {
      if (asked) return;
      asked = true;
      setTimeout(() => {
        if (!configured) post('request_configure');
      }, REQUEST_CONFIGURE_AFTER_MS);
    },
  };
}
