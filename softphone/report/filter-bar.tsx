import type { Named } from '../../contract/schemas/me.ts';
import { TARGET_KINDS } from '../../contract/targets.ts';
import type { Me } from '../ledger/me.ts';
import { type Aspect, CHANNEL_FILTERS, RANGES, type ReportFilter } from './report-filter.ts';
import { reportTexts as words } from './report-texts.ts';

export interface FilterBarProps {
  readonly filter: ReportFilter;
  readonly me: Me;
  readonly onFilter: (filter: ReportFilter) => void;
  readonly onRefresh: () => void;
}

/** Which consults to count. A change counts at once; the days of a custom range when both fit. */
export function FilterBar({ filter, me, onFilter, onRefresh }: FilterBarProps) {
  const change = (more: Partial<ReportFilter>) => onFilter({ ...filter, ...more });
  const refresh = (event: SubmitEvent) => {
    event.preventDefault();
    onRefresh();
  };
  return (
    <form class="filter" aria-label={words.filter} onSubmit={refresh}>
      <Choice name={words.range} names={words.ranges} all={RANGES} value={filter.range} onChoose={(range) => change({ range })} />
      {filter.range === 'custom' ? (
        <>
          <Day name={words.fromDay} value={filter.fromDay} onChoose={(fromDay) => change({ fromDay })} />
          <Day name={words.toDay} value={filter.toDay} onChoose={(toDay) => change({ toDay })} />
        </>
      ) : null}
      {me.supervisor ? <Of me={me} of={filter.of} onChoose={(of) => change({ of })} /> : null}
      <Choice
        name={words.channel}
        names={words.channels}
        all={CHANNEL_FILTERS}
        value={filter.channel}
        onChoose={(channel) => change({ channel })}
      />
      <button type="submit">{words.refresh}</button>
    </form>
  );
}

const optionOf = (of: Aspect): string => (of.by === 'all' ? 'all' : `${of.by} ${of.id}`);

function aspectOf(value: string): Aspect {
  const [by = '', id = ''] = value.split(' ');
  if (by === 'kind') return { by, id: TARGET_KINDS.find((kind) => kind === id) ?? 'agent' };
  return by === 'agent' || by === 'queue' ? { by, id } : { by: 'all' };
}

/** One thing at a time: the ledger keeps its sums for each of these, not for their combinations. */
function Of({ me, of, onChoose }: { readonly me: Me; readonly of: Aspect; readonly onChoose: (of: Aspect) => void }) {
  const listed = [...me.agents, ...me.queues].some(({ id }) => of.by !== 'all' && id === of.id);
  return (
    <label>
      {words.whose}
      <select value={optionOf(of)} onChange={({ currentTarget }) => onChoose(aspectOf(currentTarget.value))}>
        <option value="all">{words.everybody}</option>
        <optgroup label={words.byKind}>
          {TARGET_KINDS.map((kind) => (
            <option key={kind} value={`kind ${kind}`}>
              {words.kinds[kind]}
            </option>
          ))}
        </optgroup>
        <Group label={words.byAgent} by="agent" all={me.agents} />
        <Group label={words.byQueue} by="queue" all={me.queues} />
        {of.by === 'all' || of.by === 'kind' || listed ? null : <option value={optionOf(of)}>{words.notListed}</option>}
      </select>
    </label>
  );
}

function Group({ label, by, all }: { readonly label: string; readonly by: 'agent' | 'queue'; readonly all: readonly Named[] }) {
  return all.length === 0 ? null : (
    <optgroup label={label}>
      {all.map(({ id, name }) => (
        <option key={id} value={`${by} ${id}`}>
          {name}
        </option>
      ))}
    </optgroup>
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
