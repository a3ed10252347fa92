/** What this tab keeps of an agent's calls, by the beginning of its key, and what a sign-in under way needs. */
const OF_AGENT = (login: string): readonly string[] => [`call ${login} `, `note ${login} `, `dispositions ${login}`];
const OF_TAB = ['sign-in ', 'report-agent'];

/**
 * Forgets what this tab remembers of an agent's calls: who was on them, drafts of notes, what was said of them and is not sent, and the PKCE
 * verifiers of sign-ins that were begun. Unsent entries of the action log stay: they hold ids and verbs alone, and go with the agent's next sign-in.
 */
export function forgetTab(storage: Pick<Storage, 'length' | 'key' | 'removeItem'>, login: string): void {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
  const starts = [...OF_AGENT(login), ...OF_TAB];
  for (const key of keys) if (starts.some((start) => key.startsWith(start))) storage.removeItem(key);
}
