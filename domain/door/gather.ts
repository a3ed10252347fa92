import { byText } from '../by-text.ts';
import { FACT_SETS, type Fact, type FactSet, type Source } from '../fact.ts';

export type Elements = Readonly<Partial<Record<FactSet, readonly string[]>>>;

/** One claim of a source, as the elements of its set: none when there is nothing to say or a contact is said to be its own relative. */
export const claim = (source: Source, value: string | undefined, self?: string): readonly string[] =>
  value === undefined || value === self ? [] : [`${source}|${value}`];

/** One instant of a kind as an `ev` element. */
export const point = (type: string, at: string | undefined): readonly string[] => (at === undefined ? [] : [`${type}|${at}`]);

/** The fact about one contact with its elements sorted, without repetition and without empty sets; none when nothing is told. */
export function gather(contactId: string, elements: Elements): readonly Fact[] {
  const sets = FACT_SETS.flatMap((name) => {
    const values = elements[name] ?? [];
    return values.length > 0 ? [[name, [...new Set(values)].sort(byText)] as const] : [];
  });
  return sets.length > 0 ? [{ contactId, add: Object.fromEntries(sets) }] : [];
}
