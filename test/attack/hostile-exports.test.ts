import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { backfill } from '../../cli/backfill/backfill.ts';
import { Checkpoint } from '../../cli/backfill/checkpoint.ts';
import { Pace } from '../../cli/backfill/pace.ts';
import type { Input } from '../../cli/input/input.ts';
import { terminalText } from '../../cli/print/say.ts';
import { Progress } from '../../cli/progress.ts';
import { CONTROLS } from '../../domain/text/one-line.ts';
import { readLegs } from '../../lambdas/store/read-legs.ts';
import { csvOn, documentOn, tablesOn } from '../cli/report-on.ts';
import { cellsOf } from '../domain/csv/cells-of.ts';
import { useLocalLedger } from '../lambdas/local-ledger.ts';
import { at, INSTANCE } from '../lambdas/payloads.ts';
import { attacks } from './attacks.ts';
import { HONEST, HOSTILE_EXPORTS } from './hostile-exports.ts';

const GZIP = 0x1f;
/** The hostile export and the honest call behind it. */
const besideHonest = (content: string | Buffer): readonly (string | Buffer)[] => [content, HONEST];
const controlsIn = (text: string) => [...new Set(text.match(CONTROLS))].filter((sign) => sign !== '\n');

describe('a report on an export that is to do harm reports the honest call beside it, and steers no terminal', () => {
  attacks('exports', HOSTILE_EXPORTS, async (content) => {
    const { consults, bad, text } = await documentOn(...besideHonest(content));
    expect(consults).toContainEqual(expect.objectContaining({ contactId: 'c2', outcome: expect.stringMatching(/./) }));
    expect(controlsIn(text)).toEqual([]);
    expect(bad.map(terminalText).flatMap(controlsIn)).toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('nor do its tables and its CSV, in which no cell is a formula', () => {
  const texts = HOSTILE_EXPORTS.filter((row): row is readonly [string, string] => typeof row[1] === 'string');
  attacks('exports', texts, async (content) => {
    expect(controlsIn(await tablesOn(content + HONEST))).toEqual([]);
    const csv = await csvOn(content + HONEST);
    const lines = csv.split('\r\n').slice(0, -1);
    expect(lines.flatMap(controlsIn)).toEqual([]);
    const cells = lines.map((line) => cellsOf(`${line}\r\n`));
    expect(new Set(cells.map(({ length }) => length)).size).toBe(1);
    expect(cells.flat().filter((cell) => /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell))).toEqual([]);
    expect(lines.some((line) => line.startsWith('c2,'))).toBe(true);
  });
});

describe('a backfill of it writes what can be read, ends, and the honest call is in the ledger', () => {
  const local = useLocalLedger();
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hostile-backfill-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const inputs = (contents: readonly (string | Buffer)[]): readonly Input[] =>
    contents.map((content, i) => ({
      name: `input-${i}`,
      bytes: content.length,
      open: () => Readable.from([Buffer.from(content)], { objectMode: false }),
    }));
  /** Few facts are enough: what many do to a table is measured elsewhere. */
  const few = HOSTILE_EXPORTS.filter(([, content]) => (content[0] === GZIP ? gunzipLength(content as Buffer) : content.length) < 1_000_000);

  attacks('exports', few, async (content) => {
    const ledger = await local.newLedger();
    const all = inputs(besideHonest(content));
    const { counts } = await backfill({
      inputs: all,
      ledger,
      retentionMonths: 25,
      door: { instanceArn: INSTANCE },
      pace: new Pace(100_000),
      checkpoint: new Checkpoint(join(folder, `${ledger.tableName}.json`), { table: ledger.tableName, inputs: all }, () => 0),
      progress: new Progress({ write: () => true }, () => 0),
      now: () => at(300),
      signal: new AbortController().signal,
    });
    expect(counts.written).toBeGreaterThanOrEqual(2);
    expect((await readLegs(ledger, ['c1', 'c2'])).map(({ facts }) => facts.contactId).sort()).toEqual(['c1', 'c2']);
  });
});

function gunzipLength(content: Buffer): number {
  try {
    return gunzipSync(content).length;
  } catch {
    return 0;
  }
}
