/** Marks the text as UTF-8 for spreadsheets that would take it for something older. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Hands a CSV to the browser to be saved. */
export function saveCsv(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: `${name}.csv` });
  link.click();
  URL.revokeObjectURL(url);
}
