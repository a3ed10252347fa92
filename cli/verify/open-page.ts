import type { OpenedPage } from './checks.ts';

const WAITED_MS = 15_000;

/** Opens pages in a Chromium of this path. The package that drives it is one of the tests'. */
export const pageOpener =
  (executablePath: string) =>
  async (url: string): Promise<OpenedPage> => {
    const { chromium } = await import('@playwright/test');
    const browser = await chromium.launch({ executablePath, args: ['--no-first-run', '--disable-gpu'] });
    try {
      const page = await browser.newPage();
      const violations: string[] = [];
      page.on('console', (message) => {
        if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
      });
      await page.goto(url, { timeout: WAITED_MS, waitUntil: 'networkidle' });
      return { title: await page.title(), violations };
    } finally {
      await browser.close();
    }
  };
