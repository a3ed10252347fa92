import type { Cast } from './cast.ts';

/** The beginning of most calls: a customer calls, Alice takes the call, and they talk for a while. Its contact id. */
export async function customerReachesAlice({ alice, customer, after }: Cast): Promise<string> {
  await alice.available();
  await customer.calls();
  await after(3_000);
  const contactId = await alice.accept();
  await after(20_000);
  return contactId;
}
