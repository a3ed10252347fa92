import { Readable } from 'node:stream';
import type { Input } from '../../cli/input/input.ts';
import { type Form, offlineReport } from '../../cli/offline/offline-report.ts';
import { Progress } from '../../cli/progress.ts';
import { SpillFolder } from '../../cli/spill/spill-folder.ts';
import type { ReportDocument } from './report-command.ts';

type Content = string | Uint8Array;

/** The report on these contents, made in this process, and what is said of those that could not be read. */
async function reportOn(contents: readonly Content[], form: Form) {
  const folder = new SpillFolder();
  const inputs = contents.map((content, i): Input => {
    const bytes = Buffer.from(content);
    return { name: `input-${i}`, bytes: bytes.length, open: () => Readable.from([bytes], { objectMode: false }) };
  });
  try {
    const { text, rejections } = await offlineReport({ inputs, form, folder, progress: new Progress({ write: () => true }, () => 0) });
    return { text: [...text].join(''), bad: rejections.lines() };
  } finally {
    folder.remove();
  }
}

/** The document on these contents, with what could not be read. */
export async function documentOn(...contents: readonly Content[]) {
  const { text, bad } = await reportOn(contents, 'json');
  return { ...(JSON.parse(text) as ReportDocument), bad, text };
}

/** The tables on one content. */
export const tablesOn = async (content: Content): Promise<string> => (await reportOn([content], 'text')).text;

/** The consults of one content as CSV. */
export const csvOn = async (content: Content): Promise<string> => (await reportOn([content], 'csv')).text;
