import type { ElementHandle, Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { PhoneLine } from '../../local/connect/phone-network.ts';
import { createRandom, type Random } from '../../local/connect/random.ts';
import { currentCall, customerLine, finishedCall, ownLine } from '../../local/people/agent-view.ts';
import { everybodyAnswered, expectPageShows, type PageWatch, watchPage } from './page-shows.ts';
import type { Scene } from './scene.ts';

/** The desk's own deadline for a command, and some for the page. */
const COMMAND_WITHIN_MS = 14_000;
const OTHERS_ACT = 0.35;
/** How often the agent waits until a command is through before the next press; else they press on. */
const WAITS = 0.7;
/** Commands of bar and rows, the question whether to try again, what a call was about. */
const PRESSABLE = 'button.command[aria-disabled=false], .problem-actions button, .wrap-up fieldset:not(:has(:checked)) label';
/** What ends talks, and what changes little, is pressed seldom: else nothing would come of most calls. */
const SELDOM = /^(Decline|Cancel|Hang up|End|Drop|Hold|Resume|Mute|Unmute)/;
const SELDOM_DONE = 0.25;
const OFTEN = 4;
const GIVES_UP = 0.03;
const PAUSE_MS = 100;

interface Drive {
  readonly scene: Scene;
  readonly random: Random;
  readonly watch: PageWatch;
  /** What was done, for whoever has to find out how it came to this. */
  readonly trail: string[];
  customer: PhoneLine | null;
}

/** While a line is bad nothing may be on for a while: how often is looked, for each button that is to be pressed. */
const LOOKS = 40;
const TRAIL_TOLD = 40;

/**
 * Presses so many enabled buttons of the asker's desk, in any order, while customer, colleague and outside party do as they like. All the while
 * the page is held against the instance; after most presses no command may be on its way beyond its deadline.
 * @throws Error when there is nothing to press for long, and with what was done last whatever else goes wrong
 */
export async function drive(scene: Scene, { steps, seed }: { readonly steps: number; readonly seed: number }): Promise<void> {
  const { page } = scene.asker;
  const walk: Drive = { scene, random: createRandom(seed), watch: watchPage(scene), trail: [], customer: null };
  const errors: Error[] = [];
  const fail = (error: Error) => void errors.push(error);
  page.on('pageerror', fail);
  try {
    await Promise.all([scene.asker, scene.colleague].map((desk) => desk.become('Available')));
    await pressMany(walk, steps);
    expect(errors).toEqual([]);
  } catch (cause) {
    const said = (await page.locator('.headline, .problem-text').allInnerTexts()).join(' / ');
    throw new Error([String(cause), `The page says: ${said}`, ...walk.trail.slice(-TRAIL_TOLD)].join('\n'), { cause });
  } finally {
    page.off('pageerror', fail);
    await walk.watch.stop();
  }
}

async function pressMany(walk: Drive, steps: number): Promise<void> {
  const { scene, random, watch } = walk;
  let pressed = 0;
  for (let look = 0; pressed < steps; look += 1) {
    if (look > steps * LOOKS) throw new Error(`Only ${pressed} buttons could be pressed.`);
    if (!random.chance(OTHERS_ACT) && (await pressAny(walk))) pressed += 1;
    else await othersAct(walk);
    if (random.chance(WAITS)) {
      await expect(scene.asker.page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: COMMAND_WITHIN_MS });
      await expectPageShows(scene);
      scene.expectNobodyAlone();
    }
    watch.check();
  }
}

const note = ({ trail }: Drive, what: string): void => void trail.push(`${new Date().toISOString()} ${what}`);

async function pressAny(walk: Drive): Promise<boolean> {
  const { scene, random } = walk;
  const { page } = scene.asker;
  const dialog = page.getByRole('dialog');
  if (await dialog.getByRole('combobox').isVisible()) return pick(walk, page.getByRole('combobox'));
  const buttons = (await dialog.isVisible()) ? dialog.getByRole('button') : page.locator(PRESSABLE);
  const button = one(random, await buttons.elementHandles());
  return button ? press(walk, button) : false;
}

async function press(walk: Drive, button: ElementHandle): Promise<boolean> {
  const name = (await button.getAttribute('aria-label')) ?? (await button.textContent());
  // Their word is taken for it, so it is given by those who hear somebody.
  if (name === 'They answered' && !everybodyAnswered(walk.scene)) return false;
  if (name && SELDOM.test(name) && !walk.random.chance(SELDOM_DONE)) return false;
  // It may be gone a moment later: then it was not pressed.
  const pressed = await button.click({ timeout: 500 }).then(
    () => true,
    () => false,
  );
  note(walk, `the agent presses ${name}${pressed ? '' : ', which is gone'}`);
  return pressed;
}

/** Types into the picker and takes what is found; Escape when there is nothing. */
async function pick(walk: Drive, field: Locator): Promise<boolean> {
  const { random, scene } = walk;
  const { colleague, team, outside } = scene.lane;
  const text = one(random, ['', colleague.name, team, outside]) ?? '';
  await field.fill(text);
  const key = (await field.page().getByRole('option').count()) > 0 ? 'Enter' : 'Escape';
  await field.page().keyboard.press(key);
  note(walk, `the agent types "${text}" and ${key}`);
  return true;
}

type Act = readonly [says: string, act: () => unknown];

const often = (act: Act): Act[] => Array<Act>(OFTEN).fill(act);
const NOTHING: Act = ['the others let time pass', () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS))];

async function othersAct(walk: Drive): Promise<void> {
  const { scene, random } = walk;
  const live = walk.customer && walk.customer.state !== 'ended' ? walk.customer : null;
  const call = () => {
    walk.customer = scene.customerCalls();
  };
  const acts: Act[] = live ? [...often(NOTHING), ...colleagueActs(scene), ...outsideActs(scene)] : [['a customer calls', call]];
  // Customers are patient: most calls would end before anything came of them.
  if (live && random.chance(GIVES_UP)) acts.splice(0, acts.length, ['the customer hangs up', () => live.hangUp()]);
  const [says, act] = one(random, acts) ?? NOTHING;
  note(walk, says);
  await act();
}

function colleagueActs({ ports: { colleague } }: Scene): Act[] {
  const ask = (says: string, method: string, more: object): Act => [
    `the colleague ${says}`,
    () => colleague.request(method, { ...more }).catch(refused),
  ];
  const over = finishedCall(colleague.snapshot());
  const call = currentCall(colleague.snapshot());
  if (!call) return over ? often(ask('clears', 'clearContact', { contactId: over.contactId })) : [];
  const { contactId } = call;
  if (call.state.type === 'connecting')
    return [...often(ask('accepts', 'acceptContact', { contactId })), ask('declines', 'rejectContact', { contactId })];
  const customer = { contactId, connectionId: customerLine(call)?.connectionId };
  return [
    ask('holds the customer', 'holdConnection', customer),
    ask('takes the customer off hold', 'resumeConnection', customer),
    ask('leaves', 'destroyConnection', { contactId, connectionId: ownLine(call)?.connectionId }),
  ];
}

// What was possible when it was looked up may not be any more; anything but a refusal is a defect.
function refused(error: unknown): void {
  if (!(error instanceof Error && error.name === 'CtiError')) throw error;
}

const outsideActs = (scene: Scene): Act[] =>
  scene.outsideLines().flatMap((line): Act[] => {
    const hangUp: Act = ['the outside party hangs up', () => line.hangUp()];
    return line.state === 'ringing' ? [...often(['the outside party answers', () => line.answer()]), hangUp] : [hangUp];
  });

const one = <T>(random: Random, all: readonly T[]): T | undefined => (all.length > 0 ? all[random.between(0, all.length - 1)] : undefined);
