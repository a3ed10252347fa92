import type { Cast } from './cast.ts';

/** The beginning of most calls: a customer calls, Alice takes the call, and they talk for a while. */
export async function customerReachesAlice({ alice, customer, after }: Cast): Promise<void> {
  await alice.available();
  await customer.calls();
  await after(3_000);
  await alice.accept();
  await after(20_000);
}
