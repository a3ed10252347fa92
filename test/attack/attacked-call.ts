import { type PlayedCall, playCall } from '../../local/people/play-scenario.ts';
import { scenarioNamed } from '../../local/people/scenarios/index.ts';
import { stageOf } from '../../local/stage.ts';
import type { SimStack } from '../scenario/sim-stack.ts';

/** A call of which Alice and Bob are parties, with a note and a disposition; Carol, Dave and Sabine, a supervisor, have no part in it. */
export interface AttackedCall {
  /** The customer's contact, Alice's. */
  readonly root: string;
  /** The consult's leg, Bob's. */
  readonly consult: string;
  /** Everything the API says of it to a party and to a supervisor: the same as long as no attack has changed anything. */
  readonly state: () => Promise<unknown>;
}

/** A word that only the call's own parties may read, in its note and in its disposition. */
export const SECRET = 'Quicksilver';

/** Plays the call, and has its agents write. */
export async function attackedCall({ stack, clock }: SimStack): Promise<AttackedCall> {
  const scenario = scenarioNamed('consult-return');
  if (!scenario) throw new Error('The scenario is gone.');
  const played: PlayedCall = await playCall(scenario, stageOf(stack, clock));
  await stack.cloud.idle();
  const root = played.truth.rootContactId;
  const note = { reason: SECRET, matters: SECRET, tried: SECRET, version: 0 };
  const written = [
    await stack.api(`/contacts/${root}/note`, 'alice', note, 'PUT'),
    await stack.api(`/contacts/${root}/disposition`, 'alice', { code: 'solved', notes: SECRET }, 'PUT'),
  ];
  const tree = await stack.api(`/contacts/${root}/tree`, 'alice');
  const consult = (tree.body as { consults: readonly { contactId: string }[] }).consults[0]?.contactId;
  if (consult === undefined || written.some(({ status }) => status !== 200)) throw new Error('The call to attack is not as it should be.');
  const reads = ['tree', 'note', 'disposition'].map((what) => `/contacts/${root}/${what}`);
  return { root, consult, state: () => Promise.all(reads.map((path) => stack.api(path, 'alice'))) };
}
