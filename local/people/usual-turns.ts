import type { Cast } from './cast.ts';
import { CALLS_BACK } from './own-flows.ts';

/** The beginning of most calls: a customer calls, Alice takes the call, and they talk for a while. Its contact id. */
export async function customerReachesAlice({ alice, customer, after }: Cast): Promise<string> {
  await alice.available();
  await customer.calls();
  await after(3_000);
  const contactId = await alice.accept();
  await after(20_000);
  return contactId;
}

/** How long Bob's telephone rings, and how long he and Alice then talk in private. */
export interface AskingBob {
  readonly ringMs: number;
  readonly talkMs: number;
}

/** A customer reaches Alice, who asks Bob; he answers, and they talk while the customer holds. Resolves to the line Alice has to him. */
export async function aliceTalksToBob(cast: Cast, { ringMs, talkMs }: AskingBob): Promise<string> {
  const { alice, bob, after } = cast;
  await customerReachesAlice(cast);
  await bob.available();
  const line = await alice.consult('Bob');
  await after(ringMs);
  await bob.accept();
  await after(talkMs);
  return line;
}

/** A customer reaches Alice, who asks Bob; his telephone rings so long. Resolves to the line Alice has to him. */
export async function bobRings(cast: Cast, ringMs: number): Promise<string> {
  const { alice, bob, after } = cast;
  await customerReachesAlice(cast);
  await bob.available();
  const line = await alice.consult('Bob');
  await bob.rings();
  await after(ringMs);
  return line;
}

/** Alice, alone with the customer, ends the call a little later and clears it. */
export async function aliceEnds({ alice, after }: Cast): Promise<void> {
  await after(10_000);
  await alice.hangUp();
  await after(3_000);
  await alice.clear();
}

/** The customer is gone for twenty seconds before Alice calls them back. */
export async function aliceCallsBack({ alice, customer, instance, spareNumber, after }: Cast): Promise<void> {
  await instance.answersWith(spareNumber, CALLS_BACK);
  await customer.calls(spareNumber);
  await customer.isGone();
  await after(20_000);
  await alice.available();
  await alice.rings();
  await after(3_000);
  await Promise.all([alice.accept(), customer.answers()]);
  await customer.hears(alice.arn);
}

/** Alice has called back, and asks Bob, whose telephone rings. */
export async function bobRingsInCallback(cast: Cast): Promise<void> {
  const { alice, bob, after } = cast;
  await aliceCallsBack(cast);
  await after(20_000);
  await bob.available();
  await alice.consult('Bob');
  await bob.rings();
  await after(3_000);
}
