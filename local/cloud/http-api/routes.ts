/** A route as the template has it. */
export interface Route {
  /** `GET /contacts/{id}`, `ANY /files/{proxy+}` or `$default`. */
  readonly routeKey: string;
  readonly integrationId: string;
  /** Null for an open route. */
  readonly authorizerId: string | null;
  readonly scopes: readonly string[];
}

/** A route with the variables of the path, decoded. */
export interface RouteMatch {
  readonly route: Route;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** The route for a request: a full match before one with variables, before a greedy one, before `$default` (API Gateway Developer Guide, "Routing API requests"). */
export function matchRoute(routes: readonly Route[], method: string, path: string): RouteMatch | null {
  const matches = routes.flatMap((route) => {
    const pathParameters = parametersOf(route.routeKey, method, path);
    return pathParameters ? [{ route, pathParameters }] : [];
  });
  return matches.sort((a, b) => rank(a.route.routeKey) - rank(b.route.routeKey))[0] ?? null;
}

function parametersOf(routeKey: string, method: string, path: string): Record<string, string> | null {
  if (routeKey === '$default') return {};
  const [wantedMethod, template = ''] = routeKey.split(' ');
  if (wantedMethod !== 'ANY' && wantedMethod !== method) return null;
  const found = expression(template).exec(path);
  if (!found) return null;
  return Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, value]) => [decoded(name), decodeURIComponent(value ?? '')]));
}

function expression(template: string): RegExp {
  const source = template.split('/').map((part) => {
    const [, name, greedy] = /^\{([^}+]+)(\+?)\}$/.exec(part) ?? [];
    if (name === undefined) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return `(?<${encoded(name)}>${greedy ? '.+' : '[^/]+'})`;
  });
  return new RegExp(`^${source.join('/')}$`);
}

// Names of groups may not hold a dash, names of path variables may.
const encoded = (name: string) => name.replaceAll('-', '$');
const decoded = (name: string) => name.replaceAll('$', '-');

function rank(routeKey: string): number {
  const kind = routeKey === '$default' ? 3 : routeKey.includes('+}') ? 2 : routeKey.includes('{') ? 1 : 0;
  return kind * 2 + (routeKey.startsWith('ANY ') ? 1 : 0);
}
