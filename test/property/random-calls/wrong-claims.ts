import type { Chain } from '../../../domain/consult.ts';
import type { TrueCall, TrueLeg } from '../../../local/connect/truth.ts';
import { compareConsults, compareLegs } from '../../../local/people/compare.ts';
import type { Consult } from '../../../local/people/consult.ts';
import { ALL_SOURCES, type Sources, tellable } from '../../../local/people/sources.ts';
import { trueMoments } from '../../../local/people/true-moments.ts';
import { verdictOn } from '../../../local/people/verdict.ts';
import { NOTHING_DUE } from '../../../local/people/weakest.ts';
import { type Heard, toldBy } from './heard.ts';

const NAMES = Object.keys(ALL_SOURCES) as readonly (keyof Sources)[];

/** Every combination of sources that are there and sources that are missing: 16. */
export const COMBINATIONS: readonly Sources[] = NAMES.reduce<readonly Sources[]>(
  (all, name) => all.flatMap((sources) => [sources, { ...sources, [name]: false }]),
  [ALL_SOURCES],
);

/** The names of the sources that are there. */
export const namesOf = (sources: Sources): readonly (keyof Sources)[] => NAMES.filter((name) => sources[name]);

/** What is told wrongly of a call, one sentence each with the sources that tell it; to say nothing is never wrong. */
export const wrongClaims = (heard: Heard): readonly string[] =>
  COMBINATIONS.flatMap((sources) =>
    wrongBy(heard, sources).map((what) => `by ${namesOf(sources).join(', ') || 'flow steps alone'}: ${what}`),
  );

const wrongBy = (heard: Heard, sources: Sources): readonly string[] =>
  wrongIn(toldBy(heard, [...namesOf(sources), 'flowSteps']), heard, sources);

/** What is wrong in a chain as it is told, where these sources were there to tell it. */
export function wrongIn(told: Chain, heard: Pick<Heard, 'truth' | 'call'>, sources: Sources): readonly string[] {
  const versions = versionsOfTruth(heard, sources);
  const trueIds = versions[0]?.map(({ contactId }) => contactId) ?? [];
  // A leg that no event and no record tells of may be missing altogether.
  const allThere = sources.contactEvents || sources.contactRecords;
  const ids = trueIds.filter((id) => allThere || told.consults.some(({ contactId }) => contactId === id));
  const only = (consults: readonly Consult[], id: string) => consults.filter(({ contactId }) => contactId === id);
  return [
    ...(allThere ? wrongLegs(heard, told) : []),
    ...wrongConsults(
      [],
      told.consults.filter(({ contactId }) => !trueIds.includes(contactId)),
    ),
    ...ids.flatMap((id) => {
      const open = openIn(heard.truth).has(id);
      return fewest(
        versions.map((truth) =>
          wrongConsults(
            only(truth, id).map((consult) => (open ? asTold(consult, told) : consult)),
            only(told.consults, id),
          ),
        ),
      );
    }),
  ];
}

/** What counts as a joining is told apart by desks alone, and by those only that were used. */
const JOININGS = ['exact', 'long-enough', 'by-talk'] as const;

/** What was done on the bare softphone no desk tells, so what cannot be told without desks need not be told. */
function versionsOfTruth({ truth, call }: Pick<Heard, 'truth' | 'call'>, sources: Sources): readonly (readonly Consult[])[] {
  const logs = call.steps.some(({ unlogged, does }) => unlogged || does === 'lose-browser')
    ? [sources, { ...sources, deskLog: false }]
    : [sources];
  return verdictsOn(truth).flatMap((verdict) => logs.map((given) => verdict.map((consult) => tellable(consult, truth, given))));
}

/** Every combination of sources is held against the same. */
const verdictsOn = onceForEach((truth: TrueCall) => JOININGS.map((joining) => verdictOn(truth, joining)));

/** Two who go within this are told as going together, whoever was first. */
const TOGETHER_MS = 250;

/** The contacts where nothing tells who was first. */
const openIn = onceForEach((truth: TrueCall) => new Set(truth.legs.filter((leg) => isOpen(truth, leg)).map(({ contactId }) => contactId)));

function isOpen(truth: TrueCall, leg: TrueLeg): boolean {
  const { askerLeftAt, targetLeftAt, customerLeftAt } = trueMoments(truth, leg, 'exact');
  const left = [askerLeftAt, targetLeftAt, customerLeftAt].filter((at) => at !== null);
  return left.some((one) => left.some((other) => one !== other && Math.abs(one - other) <= TOGETHER_MS));
}

const asTold = (consult: Consult, told: Chain): Consult => ({
  ...consult,
  outcome: told.consults.find(({ contactId }) => contactId === consult.contactId)?.outcome ?? consult.outcome,
});

const wrongConsults = (truth: readonly Consult[], told: readonly Consult[]) =>
  compareConsults({ truth, told, weakest: NOTHING_DUE, maySayNothing: true });

const fewest = (all: readonly (readonly string[])[]): readonly string[] => all.toSorted((a, b) => a.length - b.length)[0] ?? [];

const wrongLegs = ({ truth }: Pick<Heard, 'truth'>, told: Chain): readonly string[] =>
  compareLegs(
    truth.legs.map((leg) => ({ ...leg, rootContactId: truth.rootContactId })),
    told.legs,
  );

function onceForEach<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
