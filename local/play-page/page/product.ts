/** What the product's API answers, as `docs/api.md` describes it; the page shows it and works nothing out. */
export interface ProductTree {
  readonly legs: readonly ProductLeg[];
  readonly consults: readonly ProductConsult[];
  /** By ARN, or by number as it stands in this answer. */
  readonly names: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
}

export interface ProductLeg {
  readonly contactId: string;
  readonly parentContactId: string | null;
  readonly initiationMethod: string | null;
  readonly agent: string | null;
  readonly queue: string | null;
  readonly target: { readonly kind: string; readonly id: string | null } | null;
  readonly startedAt: string | null;
  readonly connectedToAgentAt: string | null;
  readonly endedAt: string | null;
}

export interface ProductConsult {
  readonly contactId: string;
  readonly askedBy: { readonly agent: string | null; readonly queue: string | null };
  readonly target: { readonly kind: string; readonly id: string | null };
  readonly outcome: string;
  readonly outcomeMethod: string;
  readonly times: Readonly<Record<string, { readonly ms: number | null; readonly method: string }>>;
  readonly missing: readonly string[];
}

export interface ProductReport {
  readonly totals: {
    readonly consults: number;
    readonly byOutcome: Readonly<Record<string, number>>;
    readonly warmRate: { readonly numerator: number; readonly denominator: number; readonly value: number | null };
    readonly unknown: number;
    readonly pending: number;
  };
}

const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  returned: 'returned to the customer',
  conferenced: 'conference',
  'transferred-warm': 'warm transfer',
  'transferred-cold': 'cold transfer',
  'not-answered': 'not answered',
  declined: 'declined',
  cancelled: 'cancelled',
  failed: 'failed',
  'customer-left': 'customer left',
  pending: 'not settled yet',
  unknown: 'unknown',
};

export const outcomeWords = (outcome: string): string => OUTCOME_WORDS[outcome] ?? outcome;

const TIME_WORDS: Readonly<Record<string, string>> = {
  ring: 'ringing',
  queueWait: 'waiting in queue',
  private: 'private talk',
  conference: 'conference',
  customerHold: 'customer on hold',
};

export const timeWords = (name: string): string => TIME_WORDS[name] ?? name;

/** A leg with the legs it invited, in the order they began. */
export interface LegNode {
  readonly leg: ProductLeg;
  readonly consult: ProductConsult | undefined;
  readonly children: readonly LegNode[];
}

/** The legs as a tree. A leg whose parent is not among them stands at the top, so none is lost. */
export function legTree({ legs, consults }: ProductTree): readonly LegNode[] {
  const ids = new Set(legs.map(({ contactId }) => contactId));
  const under = (parent: string | null): readonly LegNode[] =>
    legs
      .filter((leg) => (leg.parentContactId !== null && ids.has(leg.parentContactId) ? leg.parentContactId : null) === parent)
      .sort((a, b) => (a.startedAt ?? '').localeCompare(b.startedAt ?? ''))
      .map((leg) => ({
        leg,
        consult: consults.find(({ contactId }) => contactId === leg.contactId),
        children: under(leg.contactId),
      }));
  return under(null);
}
