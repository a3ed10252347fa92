import type { AgentPort } from '../connect/agent-port.ts';
import type { Clock } from '../ports.ts';
import { callAgent } from './agent-call.ts';
import { type ConduitMessage, type ConduitRequest, fields, parseRequest } from './conduit-message.ts';
import type { FaultBoard } from './fault-board.ts';
import { createMasters } from './masters.ts';
import { draw, PROFILES, type Profile } from './profiles.ts';
import { createUpdatePacer, type UpdatePacer } from './update-pacer.ts';

/** One open page of an agent, from the server's side. Sending to a page that is gone does nothing. */
export interface PagePort {
  readonly id: string;
  send(message: ConduitMessage): void;
}

export interface AgentHubOptions {
  readonly agent: AgentPort;
  readonly clock: Clock;
  readonly faults: FaultBoard;
  /** 0 to 1. */
  readonly random: () => number;
  /** The agent's session ended: by a 401, or because the desk logged out. */
  readonly onSessionEnd: (login: string) => void;
  readonly report: (error: unknown) => void;
}

/** An agent's open pages and what travels between them and the instance: it stands where the native CCP's shared worker stands. */
export class AgentHub {
  readonly #options: AgentHubOptions;
  readonly #ports = new Set<PagePort>();
  readonly #masters = createMasters();
  readonly #pacer: UpdatePacer;
  readonly #stopListening: readonly (() => void)[];
  #muted = false;

  constructor(options: AgentHubOptions) {
    this.#options = options;
    this.#pacer = createUpdatePacer({
      clock: options.clock,
      pace: () => ({ delayMs: this.#draw('updateDelayMs'), minGapMs: this.#profile().minGapMs }),
      send: () => this.#toAll(this.#update()),
    });
    this.#stopListening = [
      options.agent.onUpdate(() => this.#pacer.changed()),
      // As Streams' own socket hands it on: a message under its topic, its content as text.
      options.agent.onChatItem((item) =>
        this.#toAll({ event: 'webSocket::all_message', data: { topic: 'aws/chat', content: JSON.stringify(item) } }),
      ),
    ];
  }

  /** A page opened: handshake, then the whole state. The first acknowledgement must carry an id (read in Streams 2.28, `initCCP`). */
  join(port: PagePort): void {
    this.#ports.add(port);
    this.#later(this.#options.faults.state().ackDelayMs, () => {
      port.send({ event: 'acknowledge', data: { id: port.id } });
      this.#tellPages();
      port.send(this.#update());
    });
  }

  leave(port: PagePort): void {
    this.#ports.delete(port);
    this.#masters.leave(port.id);
    this.#tellPages();
  }

  /** What a page sends up; events that concern only media, logs or other products are passed over. */
  receive(port: PagePort, { event, data }: ConduitMessage): void {
    if (event === 'synchronize') this.#acknowledge(port);
    else if (event === 'broadcast') this.#broadcast(data);
    else if (event === 'reload_agent_configuration') this.#pacer.changed();
    else if (event === 'terminate') this.#logOut();
    else if (event === 'webSocket::subscribe') port.send({ event: 'webSocket::subscription_update', data: { topics: data } });
    else if (event === 'api_request' || event === 'master_request') this.#request(port, event, data);
  }

  /** The session is over: every page is told. */
  expire(): void {
    this.#toAll({ event: 'auth_fail', data: { authorize: true } });
    this.#options.onSessionEnd(this.#options.agent.login);
  }

  pages(): number {
    return this.#ports.size;
  }

  stop(): void {
    this.#pacer.stop();
    for (const stop of this.#stopListening) stop();
  }

  #request(port: PagePort, event: 'api_request' | 'master_request', data: unknown): void {
    const request = parseRequest(data);
    if (!request) return;
    if (event === 'master_request') this.#askMaster(port, request);
    else this.#callApi(port, request).catch(this.#options.report);
  }

  async #callApi(port: PagePort, request: ConduitRequest): Promise<void> {
    const { agent, faults, report } = this.#options;
    const fault = faults.take(agent.login, request.method);
    const result = await callAgent({ agent, request, fault, report });
    if (result.is === 'unauthorized') this.expire();
    if (result.is === 'access-denied') this.#toAll({ event: 'access_denied' });
    if (result.is !== 'answer') return;
    const { data, err } = result;
    this.#later(this.#draw('answerDelayMs') + (fault?.delayMs ?? 0), () => port.send(response('api_response', request, { data, err })));
  }

  #askMaster(port: PagePort, request: ConduitRequest): void {
    const answer = this.#masters.answer(port.id, request);
    if (!answer) return;
    const message = response('master_response', request, { data: answer.data, err: null });
    if (answer.announce) this.#toAll(message);
    else port.send(message);
  }

  /** What one page broadcasts every page hears, the sender too: that is how `contact.onAccepted` reaches the accepting tab. */
  #broadcast(data: unknown): void {
    const { event, data: inner } = fields(data);
    if (typeof event !== 'string') return;
    this.#toAll({ event, data: inner });
    if (event === 'mute') this.#mute(inner);
  }

  /** In the native CCP the page that owns the audio answers a mute with the toggle; without media the hub does. No data asks for the state. */
  #mute(data: unknown): void {
    const { mute } = fields(data);
    if (typeof mute === 'boolean') this.#muted = mute;
    this.#toAll({ event: 'agent::mute_toggle', data: { muted: this.#muted } });
  }

  #logOut(): void {
    this.#toAll({ event: 'terminated' });
    this.#options.onSessionEnd(this.#options.agent.login);
  }

  #acknowledge(port: PagePort): void {
    this.#later(this.#options.faults.state().ackDelayMs, () => port.send({ event: 'acknowledge' }));
  }

  #tellPages(): void {
    this.#toAll({ event: 'update_connected_ccps', data: { length: this.#ports.size } });
  }

  #update(): ConduitMessage {
    const { agent } = this.#options;
    return { event: 'agent::update', data: { configuration: agent.configuration(), snapshot: agent.snapshot() } };
  }

  #toAll(message: ConduitMessage): void {
    for (const port of this.#ports) port.send(message);
  }

  #profile(): Profile {
    return PROFILES[this.#options.faults.profileOf(this.#options.agent.login)];
  }

  #draw(range: 'answerDelayMs' | 'updateDelayMs'): number {
    return draw(this.#profile()[range], this.#options.random);
  }

  #later(delayMs: number, what: () => void): void {
    if (delayMs > 0) this.#options.clock.after(delayMs, what);
    else what();
  }
}

const response = (
  event: string,
  { requestId }: ConduitRequest,
  result: { readonly data: unknown; readonly err: string | null },
): ConduitMessage => ({
  event,
  data: { event, requestId, ...result },
});
