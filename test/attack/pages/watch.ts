import type { BrowserContext, Page } from '@playwright/test';

/** What is seen of attempts in a browser's context. */
export interface Watched {
  /** What ran, in any page or frame: `attacked()` and dialogs. */
  readonly ran: readonly string[];
  /** Addresses outside this machine that any page asked for. */
  readonly outside: readonly string[];
  /** What the Content-Security-Policy stopped in a page: directive, what was to be loaded or run, and the file that wanted it. */
  violations(page: Page): Promise<readonly string[]>;
}

const WATCH = `
  window.attacked = () => window.attackRan('attacked()');
  window.violations = [];
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
    window.violations.push([effectiveDirective, blockedURI, (sourceFile ?? '').split('/').pop()].join(' ')));
`;

/**
 * Lets every attempt leave a trace in the pages that a context loads from now on. What would leave this machine is noted, and answered with
 * a script that attacks.
 */
export async function watch(context: BrowserContext): Promise<Watched> {
  const [ran, outside]: [string[], string[]] = [[], []];
  await context.exposeFunction('attackRan', (what: string) => void ran.push(what));
  await context.addInitScript(WATCH);
  context.on('dialog', (dialog) => {
    // The desk's own question before a page is left in a call; the attack's answer is yes.
    if (dialog.type() === 'beforeunload') return void dialog.accept();
    ran.push(dialog.type());
    void dialog.dismiss();
  });
  await context.route(
    (url) => url.hostname !== 'localhost',
    (route) => {
      outside.push(route.request().url());
      return route.fulfill({ status: 200, contentType: 'text/javascript', body: 'attacked()' });
    },
  );
  return { ran, outside, violations: (page) => page.evaluate<readonly string[]>('window.violations') };
}
