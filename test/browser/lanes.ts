/** Two agents of one team, the number their customers call, and numbers that no other lane uses: one call at a time. */
export interface Lane {
  readonly team: string;
  readonly asker: Member;
  readonly colleague: Member;
  /** What customers of this team dial. */
  readonly dialled: string;
  readonly customer: string;
  readonly outside: string;
}

export interface Member {
  readonly login: string;
  /** The name of their quick connect. */
  readonly name: string;
}

/** The number of the existing instance that no flow of the product answers. */
export const SPARE_NUMBER = '+12065550101';

/** Numbers set aside for fiction (North American Numbering Plan, 555-0100 to 555-0199). */
export const LANES: readonly [Lane, ...Lane[]] = [
  {
    team: 'Support',
    asker: { login: 'alice', name: 'Alice' },
    colleague: { login: 'bob', name: 'Bob' },
    dialled: '+12065550100',
    customer: '+12065550142',
    outside: '+12065550191',
  },
  {
    team: 'Billing',
    asker: { login: 'carol', name: 'Carol' },
    colleague: { login: 'dave', name: 'Dave' },
    dialled: SPARE_NUMBER,
    customer: '+12065550143',
    outside: '+12065550192',
  },
];

/** Who may use which lane now. First come, first served: whoever wants all is not overtaken by those who want one. */
export interface LanePool {
  /** Resolves with a free lane, or with the first one as soon as all are free. */
  take(teams: 'one' | 'all'): Promise<{ readonly lane: Lane; giveBack(): void }>;
}

export function createLanePool(all: readonly [Lane, ...Lane[]]): LanePool {
  const busy = new Set<Lane>();
  const waiting: (() => boolean)[] = [];
  const serve = () => {
    while (waiting[0]?.()) waiting.shift();
  };
  return {
    take: (teams) =>
      new Promise((resolve) => {
        waiting.push(() => {
          const lane = teams === 'one' ? all.find((one) => !busy.has(one)) : busy.size === 0 ? all[0] : undefined;
          if (!lane) return false;
          const taken = teams === 'one' ? [lane] : all;
          for (const one of taken) busy.add(one);
          const giveBack = () => {
            for (const one of taken) busy.delete(one);
            serve();
          };
          resolve({ lane, giveBack });
          return true;
        });
        serve();
      }),
  };
}
