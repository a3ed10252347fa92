/** Gives people and places their names. */
export type NameOf = (id: string) => string;

/** Party ids, ARNs and sounds in words: agents and queues by name, `outside:<number>` as the number, everything else as it is. */
export function createNameOf(names: Readonly<Record<string, string>>): NameOf {
  return (id) => {
    if (id.startsWith('outside:')) return id.slice('outside:'.length);
    return Object.hasOwn(names, id) ? (names[id] ?? id) : id;
  };
}
