import { expect, type Page } from '@playwright/test';
import { currentCall, customerLine, isLive, thirdLines } from '../../local/people/agent-view.ts';
import type { Scene } from './scene.ts';

/** Beyond the latest snapshot of a bad line, and what the page takes to show it. */
const SHOWN_WITHIN_MS = 6_000;

/** The customer's look, and how many others there are: whether those have answered is another knowledge, which comes later. */
interface Shown {
  readonly customer: string;
  readonly others: number;
}

const NOBODY: Shown = { customer: 'none', others: 0 };

/** Waits until the asker's page shows what the instance says of their call. */
export const expectPageShows = async ({ asker, ports, lane }: Scene): Promise<void> => {
  const seen = async () => ({ page: await shownOn(asker.page, lane.customer), instance: truly(ports.asker.snapshot()) });
  await expect(async () => {
    const { page, instance } = await seen();
    expect(page).toEqual(instance);
  }).toPass({ timeout: SHOWN_WITHIN_MS });
};

const LOOKS: Readonly<Record<string, string>> = { connected: 'talking', hold: 'held', connecting: 'reaching' };

function truly(snapshot: Parameters<typeof currentCall>[0]): Shown {
  const call = currentCall(snapshot);
  if (call?.state.type !== 'connected') return NOBODY;
  const customer = customerLine(call);
  const look = customer && isLive(customer) ? LOOKS[customer.state.type] : undefined;
  return { customer: look ?? 'none', others: thirdLines(call).length };
}

/** Reads the rows of the parties: the agent's own comes first. */
async function shownOn(page: Page, customerNumber: string): Promise<Shown> {
  const rows = await page.locator('.party').evaluateAll((parties) =>
    parties.map((party) => ({
      name: party.querySelector('.party-name')?.textContent ?? '',
      look: /word-(\w+)/.exec(party.querySelector('.word')?.className ?? '')?.[1] ?? 'none',
    })),
  );
  const others = rows.filter(({ name, look }) => name !== 'You' && look !== 'gone');
  const isCustomer = ({ name }: { readonly name: string }) => name.endsWith(customerNumber.slice(-4));
  return { customer: others.find(isCustomer)?.look ?? 'none', others: others.filter((row) => !isCustomer(row)).length };
}
