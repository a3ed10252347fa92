import 'amazon-connect-streams';
import type { LinkTrouble } from '../call/link.ts';
import type { Phone } from '../call/phone.ts';
import type { PhoneSnapshot } from '../call/snapshot.ts';
import { LOOK_EVERY_MS } from './ack-watch.ts';
import { fromSnapshot } from './from-snapshot.ts';
import { type LinkSign, newLinkState, readSign, troubleOf } from './link-state.ts';
import type { RawAgentData } from './raw.ts';
import { createStreamsPhone } from './streams-phone.ts';

export interface CcpOptions {
  /** An empty element that nothing else writes to: Streams puts the CCP's frame into it. */
  readonly container: HTMLElement;
  readonly ccpUrl: string;
  /** Where people sign in, when the instance leaves that to an identity provider. */
  readonly loginUrl?: string | undefined;
  readonly region: string;
  /** What the frame is called for people who cannot see it. */
  readonly title: string;
}

export interface CcpListeners {
  onSnapshot(snapshot: PhoneSnapshot): void;
  /** Null: the phone can be reached. Told again only when it changes. */
  onTrouble(trouble: LinkTrouble | null): void;
  /** The browser gives the phone no microphone. */
  onNoMicrophone(): void;
}

export interface Ccp {
  readonly phone: Phone;
  /** Loads the phone anew. */
  retry(): void;
}

const ENDPOINTS_WITHIN_MS = 10_000;
/** How long the CCP may take to load before it counts as not signed in; Streams' own 5 s are short for a cold start. */
const LOADS_WITHIN_MS = 10_000;

/** Opens the CCP in its frame and tells of every update. One per page: Streams keeps its state in globals. */
export function openCcp(options: CcpOptions, listeners: CcpListeners): Ccp {
  let agent: connect.Agent | null = null;
  let muted = false;
  const read = linkReader(listeners);
  const update = () => {
    if (!agent) return;
    read('update');
    listeners.onSnapshot(fromSnapshot(dataOf(agent), { muted }));
  };
  const start = () => {
    connect.core.initCCP(options.container, initOptions(options));
    readSignsOfCore(read);
    connect.agent((found) => {
      agent = found;
      readSignsOfAgent(found, read);
      found.onRefresh(update);
      found.onMuteToggle((toggle) => {
        muted = toggle.muted === true;
        update();
      });
      found.onSoftphoneError(({ errorType }) => {
        if (errorType === 'microphone_not_shared') listeners.onNoMicrophone();
      });
      update();
    });
  };
  setInterval(() => read('look'), LOOK_EVERY_MS);
  start();
  return {
    phone: createStreamsPhone({
      agent: () => agent,
      audio: () => ({ muted }),
      byPhoneNumber: (number) => connect.Endpoint.byPhoneNumber(number),
      endpointsWithinMs: ENDPOINTS_WITHIN_MS,
    }),
    retry: () => {
      agent = null;
      connect.core.terminate();
      options.container.replaceChildren();
      start();
    },
  };
}

/** The audio, the ring tone and the devices are the CCP's own (Streams, initCCP: `allowFramedSoftphone`). */
const initOptions = ({ ccpUrl, loginUrl, region, title }: CcpOptions): connect.InitCCPOptions => ({
  ccpUrl,
  ...(loginUrl === undefined ? {} : { loginUrl }),
  region,
  loginPopup: true,
  loginPopupAutoClose: true,
  iframeTitle: title,
  ccpLoadTimeout: LOADS_WITHIN_MS,
  softphone: { allowFramedSoftphone: true, disableRingtone: false },
  pageOptions: { enableAudioDeviceSettings: true, enablePhoneTypeSettings: true },
  // Streams' warnings carry contact data; the console is no place for that.
  logConfig: { echoLevel: connect.LogLevel.ERROR },
});

/** Reads signs of the link one by one and tells when the verdict changes. */
function linkReader({ onTrouble }: CcpListeners): (sign: LinkSign) => void {
  let state = newLinkState(Date.now());
  let told: LinkTrouble | null | undefined;
  return (sign) => {
    state = readSign(state, sign, Date.now());
    const trouble = troubleOf(state);
    if (trouble === undefined || trouble === told) return;
    told = trouble;
    onTrouble(trouble);
  };
}

function readSignsOfCore(read: (sign: LinkSign) => void): void {
  const bus = connect.core.getEventBus();
  bus.subscribe(connect.EventType.ACKNOWLEDGE, () => read('ack'));
  bus.subscribe(connect.EventType.ACK_TIMEOUT, () => read('sign-in'));
  bus.subscribe(connect.EventType.TERMINATED, () => read('sign-in'));
  connect.core.onAuthFail(() => read('sign-in'));
  connect.core.onAccessDenied(() => read('denied'));
  connect.core.onIframeRetriesExhausted(() => read('gave-up'));
}

function readSignsOfAgent(agent: connect.Agent, read: (sign: LinkSign) => void): void {
  agent.onWebSocketConnectionLost(() => read('socket-lost'));
  agent.onWebSocketConnectionGained(() => read('socket-back'));
}

/** The data behind the agent object: typed nowhere, stable since Streams 1. */
const dataOf = (agent: connect.Agent): RawAgentData => (agent.toSnapshot() as unknown as { readonly agentData: RawAgentData }).agentData;
