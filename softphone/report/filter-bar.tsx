import { RANGES, type ReportFilter } from './report-filter.ts';
import { reportTexts } from './report-texts.ts';

export interface FilterBarProps {
  readonly filter: ReportFilter;
  readonly onFilter: (filter: ReportFilter) => void;
  readonly onRefresh: () => void;
}

const KINDS = Object.keys(reportTexts.kinds) as (keyof typeof reportTexts.kinds)[];

/** Which consults to count. A change counts at once; the days of a custom range when both fit. */
export function FilterBar({ filter, onFilter, onRefresh }: FilterBarProps) {
  const change = (more: Partial<ReportFilter>) => onFilter({ ...filter, ...more });
  const refresh = (event: SubmitEvent) => {
    event.preventDefault();
    onRefresh();
  };
  return (
    <form class="filter" aria-label={reportTexts.filter} onSubmit={refresh}>
      <Choice
        name={reportTexts.range}
        names={reportTexts.ranges}
        all={RANGES}
        value={filter.range}
        onChoose={(range) => change({ range })}
      />
      {filter.range === 'custom' ? (
        <>
          <Day name={reportTexts.fromDay} value={filter.fromDay} onChoose={(fromDay) => change({ fromDay })} />
          <Day name={reportTexts.toDay} value={filter.toDay} onChoose={(toDay) => change({ toDay })} />
        </>
      ) : null}
      <Choice name={reportTexts.kind} names={reportTexts.kinds} all={KINDS} value={filter.kind} onChoose={(kind) => change({ kind })} />
      <button type="submit">{reportTexts.refresh}</button>
    </form>
  );
}

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly names: Readonly<Record<T, string>>;
  readonly all: readonly T[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
}

function Choice<T extends string>({ name, names, all, value, onChoose }: ChoiceProps<T>) {
  return (
    <label>
      {name}
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value as T)}>
        {all.map((one) => (
          <option key={one} value={one}>
            {names[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Day({ name, value, onChoose }: { readonly name: string; readonly value: string; readonly onChoose: (day: string) => void }) {
  return (
    <label>
      {name}
      <input type="date" value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)} />
    </label>
  );
}
