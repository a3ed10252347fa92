/**
 * The address of a case: each `{name}` of the template replaced by the contact attribute of that name. Null when one is missing, or when
 * it would lead elsewhere than the template: a value stays one part of a path, or of a query. Half a character, which no address can hold,
 * becomes U+FFFD.
 */
export function caseLink(template: string, attributes: Readonly<Record<string, string>>): string | null {
  const names = [...template.matchAll(NAME)].map(([, name = '']) => name);
  if (names.some((name) => !attributes[name] || /^\.{1,2}$/.test(attributes[name]))) return null;
  return template.replace(NAME, (_, name: string) => encodeURIComponent((attributes[name] ?? '').toWellFormed()));
}

const NAME = /\{([\w-]+)\}/g;
