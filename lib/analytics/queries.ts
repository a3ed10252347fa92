import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'queries');
const NEWEST = '{{newest}}';

/** The saved questions: each is `queries/<file>.sql`, behind the common beginning that leaves the newest row of each consult. */
export const QUERIES = [
  {
    file: 'consult-duration',
    name: 'Consult duration',
    description: 'How long private consults took, by who was asked: average, p50, p90, p95.',
  },
  { file: 'warm-transfer-rate', name: 'Warm-transfer rate', description: 'Warm of warm and cold transfers, by the queue that asked.' },
  { file: 'not-answered-by-target', name: 'Not answered, by target', description: 'Who was asked how often, and how often nobody came.' },
  { file: 'repeat-consults', name: 'Repeat consults', description: 'Calls with more than one consult, by the queue that asked.' },
] as const;
export type QueryFile = (typeof QUERIES)[number]['file'];

/** The whole text of a saved question. Days are counted back from the day on which it is asked. */
export const queryText = (file: QueryFile): string => read(file).replace(NEWEST, read('newest').trim());

const read = (file: string): string => readFileSync(join(FOLDER, `${file}.sql`), 'utf8');
