/** Something that was kept for a person: what became of it in this run. `why` holds a code and kinds, never a value. */
export type Became =
  | { readonly what: 'taken'; readonly id: string; readonly from: string }
  | {
      readonly what: 'stays';
      readonly id: string;
      readonly from: string;
      readonly why: { readonly code: string; readonly message: string };
    };

/** Where something was kept, by what it is called in the answer. */
export const taken = (from: string, id: string): Became => ({ what: 'taken', from, id });

export const stays = (from: string, id: string, code: string, message: string): Became => ({
  what: 'stays',
  from,
  id,
  why: { code, message },
});

/** What became of something, or, when that failed, that it stays: one of them never ends a run. Told is the error's name, as its message may quote. */
export const orStays = (from: string, id: string, redriveOne: () => Promise<Became>): Promise<Became> =>
  redriveOne().catch((error: unknown) => stays(from, id, 'failed', `it failed with ${error instanceof Error ? error.name : 'no error'}`));
