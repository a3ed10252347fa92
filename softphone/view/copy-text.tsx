import { useState } from 'preact/hooks';
import { texts } from './texts.ts';

/** Rejects, too, where there is no clipboard: in a page that came by plain http. */
const write = async (text: string): Promise<void> => navigator.clipboard.writeText(text);

export interface CopyTextProps {
  readonly text: string;
  /** What the button says. */
  readonly name: string;
}

/** A button that copies a text. Where the browser does not let it be copied, it can be selected. */
export function CopyText({ text, name }: CopyTextProps) {
  const [copied, setCopied] = useState<'not-yet' | 'copied' | 'refused'>('not-yet');
  const copy = (): void => {
    write(text).then(
      () => setCopied('copied'),
      () => setCopied('refused'),
    );
  };
  return (
    <p class="contact-id">
      <button type="button" onClick={copy}>
        {name}
      </button>
      <span role="status">{copied === 'not-yet' ? '' : texts.copyText[copied]}</span>
      {copied === 'refused' ? <code>{text}</code> : null}
    </p>
  );
}
