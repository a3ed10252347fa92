/** A token's claims, read without checking: only to show who is signed in. The API checks for itself. */
export type Claims = Readonly<Record<string, unknown>>;

/** The Connect login: from the access token, as the API reads it, else from the id token; null when neither names it. */
export function loginOf(claim: string, accessToken: string, idClaims: Claims | undefined): string | null {
  const found = claimsOf(accessToken)?.[claim] ?? idClaims?.[claim];
  return typeof found === 'string' && found !== '' ? found : null;
}

/** The payload of a JWT; null for a token of another kind, which an issuer may give. */
function claimsOf(token: string): Claims | null {
  const payload = token.split('.')[1];
  if (token.split('.').length !== 3 || !payload) return null;
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as Claims;
  } catch {
    return null;
  }
}
