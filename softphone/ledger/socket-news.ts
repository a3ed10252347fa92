/** What the product tells a desk by itself (`docs/api.md`, the socket). */
export type SocketNews =
  | { readonly type: 'pong' }
  /** A call with a consult changed: what about it, the contact tree says. */
  | { readonly type: 'contact-changed'; readonly contactIds: readonly string[] };

/** Reads a message; null for one that this desk does not know, which newer servers may send. */
export function socketNews(text: string): SocketNews | null {
  const message = parsed(text);
  if (message.type === 'pong') return { type: 'pong' };
  const { contactIds } = message;
  if (message.type !== 'contact-changed' || !Array.isArray(contactIds)) return null;
  return { type: 'contact-changed', contactIds: contactIds.filter((id) => typeof id === 'string') };
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
