import { emptyOut } from '../calls/flow-slot.ts';
import type { Contact } from '../calls/model.ts';
import type { Core } from '../core.ts';
import { ACTIONS } from './actions.ts';
import { resolveParameters } from './attributes.ts';
import type { FlowStart } from './flow-start.ts';
import { hangUpContact } from './hang-up-contact.ts';
import type { ActionDocument } from './language.ts';
import type { FlowRun } from './run.ts';
import { nextAction } from './transitions.ts';

/** Starts a flow on a contact. A flow that fails without a branch for it ends the contact and leaves a note. */
export function startFlow(core: Core, contact: Contact, { flowArn, agent, slot, onEnd }: FlowStart): void {
  const flow = core.registry.flows.get(flowArn);
  if (flow) void start(createRun(core, contact, { flow, agent: agent ?? null, slot: slot ?? contact.flow }), onEnd);
  else failFlow(core, contact, `There is no flow ${flowArn}`);
}

async function start(run: FlowRun, onEnd: (() => void) | undefined): Promise<void> {
  try {
    await perform(run);
    finish(run, onEnd);
  } catch (error) {
    if (!run.stopped) failFlow(run.core, run.contact, `Flow "${run.flow.name}": ${error instanceof Error ? error.message : String(error)}`);
  }
}

function createRun(core: Core, contact: Contact, { flow, agent, slot }: Pick<FlowRun, 'flow' | 'agent' | 'slot'>): FlowRun {
  emptyOut(slot);
  const run: FlowRun = {
    core,
    contact,
    flow,
    agent,
    slot,
    external: {},
    flowAttributes: new Map(),
    storedInput: '',
    loops: new Map(),
    stopped: false,
    sleep: (ms) => new Promise((resolve) => core.clock.after(ms, resolve)),
  };
  slot.arn = flow.arn;
  slot.stop = () => {
    run.stopped = true;
  };
  return run;
}

/** A flow that takes more steps than this in no time goes round in a circle. */
const MOST_STEPS_AT_ONCE = 1_000;

async function perform(run: FlowRun): Promise<void> {
  let identifier: string | null = run.flow.document.StartAction;
  let [atMs, steps] = [run.core.clock.now(), 0];
  while (identifier !== null && !run.stopped) {
    identifier = await step(run, actionNamed(run, identifier));
    const now = run.core.clock.now();
    steps = now === atMs ? steps + 1 : 0;
    atMs = now;
    if (steps > MOST_STEPS_AT_ONCE) throw new Error('it goes round in a circle without time passing');
  }
}

/** One action; gives the identifier of the next, null when the flow is over. @throws Error when the flow names no way on. */
async function step(run: FlowRun, document: ActionDocument): Promise<string | null> {
  const action = ACTIONS[document.Type];
  if (!action) throw new Error(`the action type ${document.Type} is not supported`);
  const flowBefore = run.flow;
  const outcome = await action.run(run, resolveParameters(run, document.Parameters), document);
  if (run.flow !== flowBefore) return run.flow.document.StartAction;
  const next = nextAction(document, outcome);
  if (next === undefined)
    throw new Error(`action ${document.Identifier} (${document.Type}) names no way on for ${JSON.stringify(outcome)}`);
  return next;
}

function actionNamed(run: FlowRun, identifier: string): ActionDocument {
  const found = run.flow.document.Actions.find((action) => action.Identifier === identifier);
  if (!found) throw new Error(`there is no action ${identifier}`);
  return found;
}

function finish(run: FlowRun, onEnd: (() => void) | undefined): void {
  if (run.stopped) return;
  run.core.journal.change(() => {
    emptyOut(run.slot);
    onEnd?.();
  });
}

function failFlow(core: Core, contact: Contact, note: string): void {
  core.notes.push(note);
  hangUpContact(core, contact);
}
