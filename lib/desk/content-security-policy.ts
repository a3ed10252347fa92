/** What the desk's page may load, from where, and who may frame it. */
export interface PageRules {
  /** Origin of the instance: its softphone is framed, its sign-out is called, its ring tone is played. */
  readonly instance: string;
  /** Origins of sign-in: discovery, tokens, and the sign-in page itself. */
  readonly signIn: readonly string[];
  /** Origins of pages that may frame the desk. */
  readonly framedBy: readonly string[];
}

/** The Content-Security-Policy of the desk: its own files, the instance, sign-in, and nothing else. No inline script or style. */
export function contentSecurityPolicy({ instance, signIn, framedBy }: PageRules): string {
  const directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'media-src': ["'self'", instance],
    'connect-src': ["'self'", instance, ...signIn],
    // Sign-in pages refuse to be framed: they have a window of their own.
    'frame-src': [instance],
    'frame-ancestors': framedBy.length > 0 ? ["'self'", ...framedBy] : ["'none'"],
    'form-action': ["'self'", ...signIn],
    'base-uri': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...new Set(sources)].join(' '))
    .join('; ');
}

/** What Streams asks for the softphone's frame (Streams, initCCP: the iframe's allow attribute); everything else is refused to all. */
export function permissionsPolicy(instance: string): string {
  const forSoftphone = ['microphone', 'camera', 'autoplay', 'clipboard-write', 'identity-credentials-get'].map(
    (name) => `${name}=(self "${instance}")`,
  );
  return [...forSoftphone, 'geolocation=()', 'payment=()', 'usb=()'].join(', ');
}
