/** A text read as JSON; undefined for a text that is none, which a schema then refuses without quoting it. */
export function fromJson(text = ''): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
