import { expect, test } from 'vitest';
import { until, useInstance, whats } from './desk-harness.ts';

const { emptyDesk, start, url } = useInstance({ signIn: 'identity-provider' });
const SOON = { ccpLoadTimeout: 700, loginOptions: { autoClose: true, width: 320, height: 465 } };

test('an instance with SAML has nothing but "Session expired" at its own address', async () => {
  const page = await emptyDesk();
  const popup = page.waitForEvent('popup');
  await start(page, '/ccp-v2/', SOON);
  await (await popup).getByRole('heading', { name: 'Session expired' }).waitFor();
  expect(await (await popup).getByRole('button').count()).toBe(0);
});

test("Streams opens the identity provider's address, and the phone is there after the sign-in", async () => {
  const page = await emptyDesk();
  const popup = page.waitForEvent('popup');
  await start(page, '/ccp-v2/', { ...SOON, loginUrl: `${url()}/identity-provider` });
  const closed = (await popup).waitForEvent('close');
  await (await popup).getByRole('button', { name: 'Alice Example' }).click();
  await closed;
  await until(page, 'agent');
  expect((await whats(page))[0]).toBe('ack_timeout');
});
