import { setTimeout } from 'node:timers/promises';
import { hashNumber } from '../lambdas/ledger/projection/hash-number.ts';
import { audit, nameOf } from './audit/audit.ts';
import { auditText } from './audit/audit-text.ts';
import { repair } from './audit/repair.ts';
import { runCommand } from './command.ts';
import { deployedTable, openForCommand, TABLE_OPTIONS, wholeNumber } from './deployment/deployed-table.ts';
import { targetHashKey } from './deployment/target-hash-key.ts';
import { keepHeapSmall } from './keep-heap-small.ts';
import { say, sayJson } from './print/say.ts';
import { Progress } from './progress.ts';
import { SpillFolder } from './spill/spill-folder.ts';

const DEFAULT_SEGMENTS = 4;
/** The projection gathers changes for a second. */
const SETTLE_MS = 5_000;

const HELP = `Folds a deployed ledger anew and compares: rows with the facts, the report's numbers with the rows.

  npm run audit-ledger -- --stack NAME [--repair]
  npm run audit-ledger -- --table NAME [--retention-months N] [--repair]

  --stack NAME            the ledger's stack, ConsultCallLedger-...
  --table NAME            the ledger's table; the key of the report keys is then read from the environment's TARGET_HASH_KEY
  --retention-months N    with --table: numbers older than that are passed over (25 unless given)
  --segments N            parts of the table that are read side by side (${DEFAULT_SEGMENTS} unless given)
  --repair                mends what differs
  --json                  one JSON document instead of words
  --help                  this text

The table is read as a whole, once, and numbers that differ a second time: that costs a read unit for each 4 KB. It may be in use meanwhile.

Exit code 0: all is as it should be, or is mended. 1: something differs, or the audit failed.
`;

const OPTIONS = {
  ...TABLE_OPTIONS,
  segments: { type: 'string' },
  repair: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

runCommand({
  help: HELP,
  options: OPTIONS,
  run: async ({ values }) => {
    const segments = wholeNumber('--segments', values.segments, DEFAULT_SEGMENTS);
    const { tableName, retentionMonths, targetHashSecret } = await deployedTable(values);
    const nowSeconds = Math.floor(Date.now() / 1_000);
    const rules = { retentionMonths, hashNumber: hashNumber(await targetHashKey(targetHashSecret)), nowSeconds };
    const ledger = openForCommand(tableName);
    keepHeapSmall();
    const folder = new SpillFolder();
    try {
      const found = await audit({
        ...rules,
        ledger,
        segments,
        folder,
        progress: new Progress(process.stderr, () => performance.now()),
        settle: () => setTimeout(SETTLE_MS),
      });
      const repaired = values.repair ? await repair(found, ledger, rules) : null;
      const numbers = found.numbers.map(({ key, ...sides }) => ({ item: nameOf({ key }), ...sides }));
      if (values.json) sayJson({ table: tableName, ...found, numbers, repaired });
      else say(auditText(found, repaired));
      return found.rows.length + found.numbers.length === 0 || repaired?.left === 0 ? 0 : 1;
    } finally {
      folder.remove();
    }
  },
});
