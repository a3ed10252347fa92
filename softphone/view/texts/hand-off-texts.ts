import type { CallerIdentity, HandedOffSession } from '../../../contract/schemas/hand-off.ts';

type Turn = NonNullable<HandedOffSession['transcript']>[number];

/** What an AI agent handed over with a call. */
export const handOffTexts = {
  handOff: {
    title: (aiAgent: string) => `Hand-off from ${aiAgent}`,
    pending: (aiAgent: string) => `${aiAgent} has not handed over yet. It shows here when it arrives.`,
    ended: (aiAgent: string) => `${aiAgent} handed nothing over.`,
    noReason: 'No reason was given.',
    acceptFirst: 'Accept the call to read the transcript.',
    noTranscript: 'No transcript has arrived.',
    transcript: (turns: number) => `Transcript (${turns})`,
    search: 'Search the transcript',
    found: (count: number, all: number) => `${count} of ${all} lines`,
    speakers: { ai: 'AI agent', caller: 'Caller', human: 'Person', system: 'System', tool: 'Tool' } satisfies Record<Turn['role'], string>,
    identity: 'Identity',
    identities: {
      'trusted-method': (method: string | null) => `Authenticated by the AI agent: ${method}`,
      'number-known': () => 'Known number, not verified',
      'no-claim': () => 'Not authenticated: the AI agent says nothing about it',
      'untrusted-method': (method: string | null) =>
        method === null ? 'Not authenticated: the AI agent names no method' : `Not authenticated: ${method} is not a trusted method`,
      'claimed-unauthenticated': () => 'Not authenticated, as the AI agent says',
    } satisfies Record<CallerIdentity['why'], (method: string | null) => string>,
    caller: { name: 'Name', number: 'Number', language: 'Language' },
    links: { recording: 'Recording', trace: 'Trace', session: 'Session' } satisfies Record<
      HandedOffSession['links'][number]['rel'],
      string
    >,
    session: 'Session id',
    intoNote: 'Copy into the hand-over note',
    copySession: 'Copy session id',
  },
} as const;
