/** How long things take in the simulated instance, in milliseconds. */
export interface Timings {
  /** From an invitation until the leg's flow starts or the outside telephone rings. */
  readonly legStartMs: number;
  /** From a contact's entry into a queue, or an agent's becoming free, until it is offered. */
  readonly routingMs: number;
  /** How long an offered call rings (AG, "Set up agents": 20 s for voice). */
  readonly ringMs: number;
  /** From the agent's acceptance until the whispers begin, or the line is up when none is hooked. */
  readonly acceptMs: number;
  /** How long an unanswered outside telephone rings before TELECOM_UNANSWERED (AG/ctr-data-model: TELECOM_TIMEOUT is 60 s). */
  readonly dialTimeoutMs: number;
  /** How long it takes to learn that a number is busy or invalid. */
  readonly dialRefusedMs: number;
  /** Prompts take this long per character of text. */
  readonly speechMsPerCharacter: number;
  /** Between attempts of a function that failed (FL/InvokeLambdaFunction: up to three retries). */
  readonly functionRetryMs: number;
  /** Silence of an agent's state before a HEART_BEAT (AG/agent-event-stream-model). */
  readonly heartBeatMs: number;
}

/** Realistic times; tests may shorten them. */
export const DEFAULT_TIMINGS: Timings = {
  legStartMs: 250,
  routingMs: 100,
  ringMs: 20_000,
  acceptMs: 0,
  dialTimeoutMs: 60_000,
  dialRefusedMs: 1_500,
  speechMsPerCharacter: 65,
  functionRetryMs: 200,
  heartBeatMs: 120_000,
};
