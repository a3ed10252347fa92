import { START_MS, type Stage } from './stage.ts';

/** What happens at which instant, in milliseconds after the stage's start. */
export type Timeline = readonly (readonly [ms: number, act: (stage: Stage) => unknown])[];

/** Plays a timeline on simulated time. */
export async function play(stage: Stage, timeline: Timeline): Promise<void> {
  for (const [ms, act] of timeline) {
    await stage.clock.runUntil(START_MS + ms);
    await act(stage);
  }
}

/** Words for what people do at an instant. */
export const available =
  (...logins: string[]) =>
  (stage: Stage) =>
    stage.available(...logins);
export const accepts = (login: string) => (stage: Stage) => stage.ask(login, 'acceptContact');
export const declines = (login: string) => (stage: Stage) => stage.ask(login, 'rejectContact');
export const clears = (login: string) => (stage: Stage) => stage.ask(login, 'clearContact');
export const consults = (login: string, target: string) => (stage: Stage) => stage.consult(login, target);
export const leaves = (login: string) => (stage: Stage) => stage.ask(login, 'destroyConnection', { connection: 'self' });
export const drops = (login: string, connection: 'customer' | number) => (stage: Stage) =>
  stage.ask(login, 'destroyConnection', { connection });
export const holds = (login: string, connection: 'self' | 'customer' | number) => (stage: Stage) =>
  stage.ask(login, 'holdConnection', { connection });
export const resumes = (login: string, connection: 'self' | 'customer' | number) => (stage: Stage) =>
  stage.ask(login, 'resumeConnection', { connection });
export const swaps = (login: string, connection: 'self' | 'customer' | number) => (stage: Stage) =>
  stage.ask(login, 'toggleActiveConnections', { connection });
export const conferences = (login: string) => (stage: Stage) => stage.ask(login, 'conferenceConnections');
export const callsIn = (stage: Stage) => stage.callIn();
export const customerHangsUp = (stage: Stage) => stage.customer?.hangUp();
/** The outside party at the newest dialled number. */
export const outsideAnswers = (stage: Stage) => stage.connect.phones.dialled().at(-1)?.answer();
export const outsideHangsUp = (stage: Stage) => stage.connect.phones.dialled().at(-1)?.hangUp();
/** Time passes. */
export const nothing = () => {};
