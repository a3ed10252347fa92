import type { CallSeen } from '../call/snapshot.ts';
import { caseLink } from './case-link.ts';
import { texts } from './texts.ts';

/** What the config wants shown of a call. */
export interface ContextConfig {
  readonly attributes: readonly { readonly key: string; readonly label: string }[];
  /** With `{names}` of contact attributes; null without one. */
  readonly caseUrl: string | null;
}

export interface ContextPanelProps {
  readonly call: CallSeen | null;
  readonly context: ContextConfig;
}

/** What is known of the customer: the same for whoever took the call and whoever is asked, also while it rings. */
export function ContextPanel({ call, context: { attributes, caseUrl } }: ContextPanelProps) {
  if (attributes.length === 0 && caseUrl === null) return null;
  const known = call?.attributes ?? {};
  const told = attributes.filter(({ key }) => known[key]);
  const link = caseUrl === null ? null : caseLink(caseUrl, known);
  return (
    <section class="panel" aria-labelledby="about-call">
      <h2 id="about-call">{texts.context.title}</h2>
      {told.length === 0 && link === null ? <p class="empty">{call ? texts.context.nothing : texts.context.none}</p> : null}
      <dl class="facts">
        {told.map(({ key, label }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{known[key]}</dd>
          </div>
        ))}
      </dl>
      {link === null ? null : (
        <a href={link} target="_blank" rel="noopener noreferrer">
          {texts.context.openCase}
        </a>
      )}
    </section>
  );
}
