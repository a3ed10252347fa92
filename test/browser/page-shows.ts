import { expect } from '@playwright/test';
import { currentCall, customerLine, isLive, ownLine, thirdLines } from '../../local/people/agent-view.ts';
import type { Scene } from './scene.ts';

/** Beyond the latest snapshot of a bad line, and what the page takes to show it. */
const SHOWN_WITHIN_MS = 6_000;
/** That somebody answered is another knowledge: the ledger's, which is asked every ten seconds when nothing told of a change. */
const ANSWER_SHOWN_WITHIN_MS = 16_000;
const LOOK_EVERY_MS = 200;

/** What is to be seen of a call, on a page or in the instance itself. */
interface Seen {
  /** What the phone tells: the customer's look, how many others there are, and whether the agent is muted. */
  readonly lines: { readonly customer: string; readonly others: number; readonly muted: boolean };
  /** How many of the others answered, and how many of them are held, which is no matter while some ring. */
  readonly people: { readonly there: number; readonly held: number | null };
}

type Part = keyof Seen;
const WITHIN_MS: Readonly<Record<Part, number>> = { lines: SHOWN_WITHIN_MS, people: ANSWER_SHOWN_WITHIN_MS };
const PARTS = Object.keys(WITHIN_MS) as readonly Part[];

const NOBODY: Seen = { lines: { customer: 'none', others: 0, muted: false }, people: { there: 0, held: 0 } };
const LOOKS: Readonly<Record<string, string>> = { connected: 'talking', hold: 'held', connecting: 'reaching' };

const isSame = (one: Seen, other: Seen, part: Part): boolean => JSON.stringify(one[part]) === JSON.stringify(other[part]);

/** Waits until the lines on the asker's page are those of the instance. */
export const expectPageShows = async (scene: Scene): Promise<void> => {
  await expect(async () => {
    const page = await shownOn(scene);
    expect(page.lines).toEqual(trulySeen(scene).lines);
  }).toPass({ timeout: SHOWN_WITHIN_MS });
};

/** Looks at page and instance all the while. */
export interface PageWatch {
  /** @throws Error when something on the page was not so for longer than it may be */
  check(): void;
  stop(): Promise<void>;
}

export function watchPage(scene: Scene): PageWatch {
  const agreedAtMs = { lines: Date.now(), people: Date.now() };
  let wrong: string | null = null;
  let over = false;
  const look = async (): Promise<void> => {
    const [page, instance] = [await shownOn(scene), trulySeen(scene)];
    for (const part of PARTS)
      if (isSame(page, instance, part)) agreedAtMs[part] = Date.now();
      else if (Date.now() - agreedAtMs[part] > WITHIN_MS[part])
        wrong ??= `For ${WITHIN_MS[part]} ms the page has shown ${JSON.stringify(page[part])}, and it is ${JSON.stringify(instance[part])}.`;
  };
  const looking = (async () => {
    for (; !over && wrong === null; await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))) await look();
  })();
  return {
    check: () => {
      if (wrong !== null) throw new Error(wrong);
    },
    stop: () => {
      over = true;
      return looking;
    },
  };
}

/** Everybody whom the asker has beside the customer has answered. */
export function everybodyAnswered(scene: Scene): boolean {
  const { lines, people } = trulySeen(scene);
  return people.there === lines.others;
}

function trulySeen({ ports, byScript, truth }: Scene): Seen {
  const call = currentCall(ports.asker.snapshot());
  if (call?.state.type !== 'connected') return NOBODY;
  const customer = customerLine(call);
  const look = customer && isLive(customer) ? LOOKS[customer.state.type] : undefined;
  const thirds = thirdLines(call);
  const root = call.initialContactId ?? call.contactId;
  const { parties = [] } = truth.calls().find(({ rootContactId }) => rootContactId === root) ?? {};
  const here = parties.filter(({ id, kind, leftAtMs }) => leftAtMs === null && /agent|external/.test(kind) && id !== byScript.asker.arn);
  const held = thirds.filter(({ state }) => state.type === 'hold').length;
  return {
    lines: { customer: look ?? 'none', others: thirds.length, muted: ownLine(call)?.mute ?? false },
    people: { there: here.length, held: here.length === thirds.length ? held : null },
  };
}

/** Reads the rows of the parties: the agent's own comes first. */
async function shownOn({ asker, lane }: Scene): Promise<Seen> {
  const rows = await asker.page.locator('.party').evaluateAll((parties) =>
    parties.map((party) => ({
      name: party.querySelector('.party-name')?.textContent ?? '',
      look: /word-(\w+)/.exec(party.querySelector('.word')?.className ?? '')?.[1] ?? 'none',
      muted: party.querySelector('.word')?.textContent?.includes('muted') ?? false,
    })),
  );
  const live = rows.filter(({ name, look }) => name !== 'You' && look !== 'gone');
  const isCustomer = ({ name }: { readonly name: string }) => name.endsWith(lane.customer.slice(-4));
  const others = live.filter((row) => !isCustomer(row));
  const there = others.filter(({ look }) => look !== 'reaching');
  const held = there.filter(({ look }) => look === 'held').length;
  return {
    lines: {
      customer: live.find(isCustomer)?.look ?? 'none',
      others: others.length,
      muted: rows.some(({ name, muted }) => name === 'You' && muted),
    },
    people: { there: there.length, held: there.length === others.length ? held : null },
  };
}
