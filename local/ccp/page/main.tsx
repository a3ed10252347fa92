import { render } from 'preact';
import { type AgentState, type AgentUpdate, decorate } from './agent-update.ts';
import { openConduit } from './conduit.ts';
import { FaceView } from './face.tsx';
import { faceOf, type LinkState } from './face-model.ts';
import { holdChanges } from './hold-changes.ts';
import { type Message, openLink } from './link.ts';
import { answerMediaDevices } from './media-devices.ts';
import { createOwnRequests } from './own-requests.ts';
import { reviveDates } from './revive-dates.ts';
import { answerSdk } from './sdk-answers.ts';
import { openSdkChannel } from './sdk-channel.ts';

const RELOAD_AFTER_MS = 300;

/** What the page knows at the moment. */
const now: { update: AgentUpdate | undefined; link: LinkState; linkSinceMs: number } = {
  update: undefined,
  link: 'connecting',
  linkSinceMs: Date.now(),
};

const newId = () => crypto.randomUUID();
const root = document.getElementById('ccp');
if (!root) throw new Error('The page has no place for the panel.');

const conduit = openConduit({ own: window, onMessage: fromEmbedder });
const channel =
  window.parent === window
    ? undefined
    : openSdkChannel({
        parent: window.parent,
        answer: (command, data) => answerSdk(command, data, sdkContext()),
        newId,
        nowMs: Date.now,
      });
const link = openLink({
  url: `${location.origin.replace('http', 'ws')}/ccp-v2/socket${location.search}`,
  onMessage: fromInstance,
  onOpen: linkOpened,
  onLost: () => linkChanged('lost', 'agent::websocket_connection_lost'),
  onSessionOver: () => {
    linkChanged('over', 'agent::websocket_connection_lost');
    setTimeout(() => location.reload(), RELOAD_AFTER_MS);
  },
});
const own = createOwnRequests((data) => link.send({ event: 'api_request', data }), newId);
draw();

function fromEmbedder(message: Message): void {
  if (message.event === 'media_device_request') void answerMediaDevices(navigator, (data) => conduit.post('media_device_response', data));
  else link.send(message);
}

function fromInstance({ event, data }: Message): void {
  if (event === 'agent::update') updated(decorate(data, Date.now()));
  else if (event !== 'api_response') conduit.post(event, data);
  else if (!own.take(data)) conduit.post(event, reviveDates(data));
  if (event === 'acknowledge') conduit.handshaken();
}

function updated(update: AgentUpdate): void {
  const changes = holdChanges(now.update?.snapshot, update.snapshot);
  now.update = update;
  conduit.post('agent::update', update);
  channel?.publish(changes);
  draw();
}

function linkOpened(): void {
  const again = now.link === 'lost';
  linkChanged('open', again ? 'agent::websocket_connection_gained' : undefined);
}

function linkChanged(link: LinkState, event: string | undefined): void {
  now.link = link;
  now.linkSinceMs = Date.now();
  if (event) conduit.post(event);
  draw();
}

function sdkContext() {
  return { update: now.update, origin: location.origin, link: { open: now.link === 'open', sinceMs: now.linkSinceMs } };
}

/** While a call is on, the choice waits for its end, as the native CCP offers it. */
const choose = (state: AgentState) =>
  own.call('putAgentState', { state, enqueueNextState: (now.update?.snapshot.contacts.length ?? 0) > 0 });

function draw(): void {
  const face = now.update && faceOf(now.update);
  if (root) render(<FaceView face={face} link={now.link} choose={choose} logOut={() => link.send({ event: 'terminate' })} />, root);
}
