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

/** What became of something, or that it stays when that failed: one item never ends a run. Gives the error's name only: its message may quote. */
export const orStays = (from: string, id: string, redriveOne: () => Promise<Became>): Promise<Became> =>
  redriveOne().catch((error: unknown) => stays(from, id, 'failed', `it failed with ${error instanceof Error ? error.name : 'no error'}`));
