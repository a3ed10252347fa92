import type { Locator } from '@playwright/test';
import { expect } from '@playwright/test';
import type { PhoneLine } from '../../local/connect/phone-network.ts';
import { createRandom, type Random } from '../../local/connect/random.ts';
import { currentCall, finishedCall, ownLine } from '../../local/people/agent-view.ts';
import { expectPageShows } from './page-shows.ts';
import type { Scene } from './scene.ts';

/** The desk's own deadline for a command, and some for the page. */
const COMMAND_WITHIN_MS = 14_000;
const OTHERS_ACT = 0.35;

interface Drive {
  readonly scene: Scene;
  readonly random: Random;
  customer: PhoneLine | null;
}

/** While a line is bad nothing may be on for a while: how often is looked, for each button that is to be pressed. */
const LOOKS = 40;

/**
 * Presses so many enabled buttons of the asker's desk, in any order, while customer, colleague and outside party do as they like. After
 * every step no command may be on its way beyond its deadline, and the page shows what the instance says.
 * @throws Error when there is nothing to press for long
 */
export async function drive(scene: Scene, { steps, seed }: { readonly steps: number; readonly seed: number }): Promise<void> {
  const walk: Drive = { scene, random: createRandom(seed), customer: null };
  await Promise.all([scene.asker, scene.colleague].map((desk) => desk.become('Available')));
  let pressed = 0;
  for (let look = 0; pressed < steps; look += 1) {
    if (look > steps * LOOKS) throw new Error(`Only ${pressed} buttons could be pressed.`);
    if (!walk.random.chance(OTHERS_ACT) && (await pressAny(walk))) pressed += 1;
    else await othersAct(walk);
    await expect(scene.asker.page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: COMMAND_WITHIN_MS });
    await expectPageShows(scene);
  }
}

async function pressAny({ scene: { asker, lane }, random }: Drive): Promise<boolean> {
  const { page } = asker;
  const dialog = page.getByRole('dialog');
  if (await dialog.getByRole('combobox').isVisible())
    return pick(page.getByRole('combobox'), one(random, ['', lane.colleague.name, lane.team, lane.outside]));
  const buttons = (await dialog.isVisible()) ? dialog.getByRole('button') : page.locator('button.command[aria-disabled=false]');
  const button = one(random, await buttons.all());
  if (!button) return false;
  // It may be gone, or off, a moment later: then it was not pressed.
  return button.click({ timeout: 500 }).then(
    () => true,
    () => false,
  );
}

/** Types into the picker and takes what is found; Escape when there is nothing. */
async function pick(field: Locator, text: string | undefined): Promise<boolean> {
  const page = field.page();
  await field.fill(text ?? '');
  await page.keyboard.press((await page.getByRole('option').count()) > 0 ? 'Enter' : 'Escape');
  return true;
}

async function othersAct(walk: Drive): Promise<void> {
  const { scene, random } = walk;
  const live = walk.customer && walk.customer.state !== 'ended' ? walk.customer : null;
  const acts: (() => unknown)[] = live ? [...colleagueActs(scene), ...outsideActs(scene)] : [() => (walk.customer = scene.customerCalls())];
  // Customers are patient: most calls would end before anything came of them.
  if (live && random.chance(0.1)) acts.push(() => live.hangUp());
  await one(random, acts)?.();
}

function colleagueActs({ ports: { colleague } }: Scene): (() => Promise<unknown>)[] {
  const ask = (method: string, more: object) => () => colleague.request(method, { ...more }).catch(refused);
  const call = currentCall(colleague.snapshot());
  const over = finishedCall(colleague.snapshot());
  if (call?.state.type === 'connecting')
    return [ask('acceptContact', { contactId: call.contactId }), ask('rejectContact', { contactId: call.contactId })];
  if (call) return [ask('destroyConnection', { contactId: call.contactId, connectionId: ownLine(call)?.connectionId })];
  return over ? [ask('clearContact', { contactId: over.contactId })] : [];
}

// What was possible when it was looked up may not be any more; anything but a refusal is a defect.
function refused(error: unknown): void {
  if (!(error instanceof Error && error.name === 'CtiError')) throw error;
}

const outsideActs = (scene: Scene) =>
  scene.outsideLines().flatMap((line) => (line.state === 'ringing' ? [() => line.answer(), () => line.hangUp()] : [() => line.hangUp()]));

const one = <T>(random: Random, all: readonly T[]): T | undefined => (all.length > 0 ? all[random.between(0, all.length - 1)] : undefined);
