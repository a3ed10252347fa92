/*
 * A case screen in another origin than the desk's, as a CRM would have it: it pops when a call comes, and consults from its own buttons. All it knows of the product is
 * the client that the desk serves.
 */

interface State {
  readonly contact: {
    readonly queue: string | null;
    readonly attributes: { readonly caseId?: string };
    readonly phase: string;
    readonly participants: readonly { readonly role: string; readonly phoneNumber: string | null }[];
  } | null;
  readonly allowed: readonly string[];
}
interface Outcome {
  readonly outcome: string;
  readonly code?: string;
  readonly why?: string | null;
}
interface Desk {
  run(command: string, more?: object): Promise<Outcome>;
  onState(listener: (state: State) => void): () => void;
}
interface Client {
  connect(frame: HTMLIFrameElement, origin: string): Promise<Desk>;
}

const element = <T extends HTMLElement>(id: string): T => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`crm.html: #${id} is missing`);
  return found as T;
};

const login = new URLSearchParams(location.search).get('login') ?? 'alice';
const frame = element<HTMLIFrameElement>('desk');
/** Buttons of its own beside SetConsult, drawn as the desk allows. */
const BUTTONS = ['Hold', 'Resume', 'Swap', 'Conference', 'Transfer', 'Return', 'CancelConsult', 'Mute', 'Unmute'];

async function start(): Promise<void> {
  const { agents } = await (await fetch('/settings')).json();
  const { deskUrl } = agents.find((agent: { readonly login: string }) => agent.login === login) ?? agents[0];
  frame.src = deskUrl;
  const { connect } = (await import(CLIENT)) as Client;
  const desk = await connect(frame, new URL(deskUrl).origin);
  element('link').textContent = 'Connected to the desk.';
  element<HTMLFormElement>('consult').onsubmit = (event) => {
    event.preventDefault();
    void run(desk, 'SetConsult', targetFrom(element<HTMLInputElement>('target').value.trim()));
  };
  desk.onState((state) => show(state, desk));
}

/** Served beside this page, as a CRM would have a copy of it. */
const CLIENT = '/consult-call.js';

const targetFrom = (text: string): object => {
  if (text === '') return {};
  return { to: text.startsWith('+') ? { type: 'PhoneNumber', phoneNumber: text } : { type: 'Agent', name: text } };
};

function show({ contact, allowed }: State, desk: Desk): void {
  element('case').hidden = contact === null;
  if (!contact) return;
  element('case-title').textContent = `Case ${contact.attributes.caseId ?? 'of a new customer'}`;
  element('customer').textContent = contact.participants.find(({ role }) => role === 'Customer')?.phoneNumber ?? 'unknown';
  element('queue').textContent = contact.queue ?? 'none';
  element('phase').textContent = contact.phase;
  element<HTMLButtonElement>('consult').querySelector('button')?.toggleAttribute('disabled', !allowed.includes('SetConsult'));
  element('buttons').replaceChildren(...BUTTONS.filter((name) => allowed.includes(name)).map((name) => button(name, desk)));
}

function button(name: string, desk: Desk): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = name;
  made.onclick = () => void run(desk, name);
  return made;
}

async function run(desk: Desk, command: string, more: object = {}): Promise<void> {
  const line = document.createElement('li');
  line.textContent = `${command}: ...`;
  element('log').append(line);
  const { outcome, code, why } = await desk.run(command, more);
  line.textContent = [`${command}: ${outcome}`, code, why].filter(Boolean).join(', ');
}

start().catch((error: unknown) => {
  element('link').textContent = error instanceof Error ? error.message : String(error);
});
