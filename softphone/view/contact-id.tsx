import { useState } from 'preact/hooks';
import { texts } from './texts.ts';

/** Rejects, too, where there is no clipboard: in a page that came by plain http. */
const write = async (text: string): Promise<void> => navigator.clipboard.writeText(text);

/** The contact's id to be copied, for a ticket or a colleague. Where the browser does not let it be copied, it can be selected. */
export function ContactId({ contactId }: { readonly contactId: string }) {
  const [copied, setCopied] = useState<'not-yet' | 'copied' | 'refused'>('not-yet');
  const copy = (): void => {
    write(contactId).then(
      () => setCopied('copied'),
      () => setCopied('refused'),
    );
  };
  return (
    <p class="contact-id">
      <button type="button" onClick={copy}>
        {texts.contactId.copy}
      </button>
      <span role="status">{copied === 'not-yet' ? '' : texts.contactId[copied]}</span>
      {copied === 'refused' ? <code>{contactId}</code> : null}
    </p>
  );
}
