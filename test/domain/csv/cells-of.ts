/** One record with its line end, read by the grammar of RFC 4180. */
export function cellsOf(line: string): readonly string[] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n$)/y;
  const cells: string[] = [];
  for (let found = cell.exec(line); found; found = found[3] === ',' ? cell.exec(line) : null)
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
  return cells;
}
