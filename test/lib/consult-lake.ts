import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { ConsultSettled } from '../../domain/events/consult-settled.ts';
import { COLUMNS } from '../../lib/analytics/columns.ts';

/** An event and the day (`YYYY-MM-DD`) on which it was taken. */
export interface Delivered {
  readonly detail: ConsultSettled;
  readonly day: string;
}

/** What Athena would read, on a local engine: the same columns in Parquet, a folder for each day. */
export interface ConsultLake {
  /** The rows of a question, by column. */
  ask(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): void;
}

/** Makes the lake as Firehose would: keys in small letters, read by the catalog's types, written as Parquet. */
export async function makeLake(events: readonly Delivered[]): Promise<ConsultLake> {
  const folder = mkdtempSync(join(tmpdir(), 'consult-lake-'));
  const db = await DuckDBInstance.create();
  const connection = await db.connect();
  const json = join(folder, 'events.json');
  writeFileSync(json, events.map(({ detail, day }) => JSON.stringify({ ...(inSmallLetters(detail) as object), day })).join('\n'));
  const columns = [...COLUMNS, { name: 'day', type: 'string' }].map(({ name, type }) => `${name}: '${engineType(type)}'`).join(', ');
  await connection.run(
    `COPY (SELECT * FROM read_json('${json}', format = 'newline_delimited', columns = {${columns}})) TO '${folder}/consults' (FORMAT parquet, PARTITION_BY (day))`,
  );
  await connection.run(
    `CREATE VIEW consult_settled AS SELECT * FROM read_parquet('${folder}/consults/*/*.parquet', hive_partitioning = true, hive_types = {day: VARCHAR})`,
  );
  return {
    ask: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson() as Readonly<Record<string, unknown>>[],
    close: () => {
      connection.closeSync();
      db.closeSync();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A type of the data catalog in the words of the local engine. */
export function engineType(type: string): string {
  const [, outer, inner = ''] = /^(struct|array)<(.*)>$/.exec(type) ?? [];
  if (outer === 'array') return `${engineType(inner)}[]`;
  if (outer === 'struct') {
    const fields = partsOf(inner).map((part) => [part.slice(0, part.indexOf(':')), part.slice(part.indexOf(':') + 1)] as const);
    return `STRUCT(${fields.map(([name, of]) => `"${name}" ${engineType(of)}`).join(', ')})`;
  }
  return { string: 'VARCHAR', int: 'INTEGER', bigint: 'BIGINT', boolean: 'BOOLEAN' }[type] ?? type;
}

/** Splits at the commas outside of brackets. */
function partsOf(text: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    depth += character === '<' ? 1 : character === '>' ? -1 : 0;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}

function inSmallLetters(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inSmallLetters);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, of]) => [key.toLowerCase(), inSmallLetters(of)]));
}
