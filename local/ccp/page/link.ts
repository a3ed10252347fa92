/** A message as it travels in JSON. */
export interface Message {
  readonly event: string;
  readonly data?: unknown;
}

/** The page's line to the instance. */
export interface Link {
  /** Lost without a trace while the line is down, as requests of a real CCP are. */
  send(message: Message): void;
  isOpen(): boolean;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 2000;
/** The server closes with this when the session is over. */
const SESSION_OVER = 4401;

/** Opens the line and opens it again whenever it breaks, waiting a little longer each time; after the end of the session it stays closed. */
export function openLink(options: {
  readonly url: string;
  readonly onMessage: (message: Message) => void;
  readonly onOpen: () => void;
  readonly onLost: () => void;
  readonly onSessionOver: () => void;
}): Link {
  let socket: WebSocket;
  let failures = 0;

  const retryLater = () => {
    const waitMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
    failures += 1;
    setTimeout(connect, waitMs);
  };
  const connect = () => {
    let wasOpen = false;
    socket = new WebSocket(options.url);
    socket.onopen = () => {
      wasOpen = true;
      failures = 0;
      options.onOpen();
    };
    socket.onmessage = ({ data }) => options.onMessage(JSON.parse(String(data)) as Message);
    socket.onclose = ({ code }) => {
      if (code === SESSION_OVER) return options.onSessionOver();
      if (wasOpen) options.onLost();
      retryLater();
    };
  };
  connect();
  return {
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    isOpen: () => socket.readyState === WebSocket.OPEN,
  };
}
