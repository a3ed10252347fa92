import { isDeepStrictEqual } from 'node:util';
import { problem } from '../../contract/problems.ts';
import { COMMON_PROBLEMS, ROUTES, type RouteName, routeOf } from '../../contract/routes.ts';
import { TO_DESK, type ToDesk } from '../../contract/socket.ts';
import type { LocalStack } from '../../local/stack.ts';

type Api = LocalStack['api'];

const names = Object.keys(ROUTES) as RouteName[];
const matches = (name: RouteName, path: string) => new RegExp(`^${routeOf(name).path.replace('{id}', '[^/]+')}(\\?|$)`).test(path);

/** The API of a stack, of which every answer must be what the contract says of its route. @throws Error for one that is not */
export const asContract =
  (api: Api): Api =>
  async (path, login, body, method) => {
    const answer = await api(path, login, body, method);
    const name = names.find((one) => routeOf(one).method === (method ?? (body === undefined ? 'GET' : 'POST')) && matches(one, path));
    if (name) check(name, answer);
    return answer;
  };

function check(name: RouteName, { status, body }: Awaited<ReturnType<Api>>): void {
  const route = routeOf(name);
  const schema = status === route.status ? route.answer : problem;
  const read = schema.safeParse(body);
  if (!read.success)
    throw new Error(`${name} answers ${status}, and ${read.error.issues[0]?.path.join('.')} is not as the contract has it.`);
  if (!isDeepStrictEqual(read.data, body)) throw new Error(`${name} answers ${status} with a field that is not in the contract.`);
  const codes: readonly string[] = [...COMMON_PROBLEMS, ...route.problems];
  if (schema === problem && !codes.includes(problem.parse(body).code))
    throw new Error(`${name} refuses with ${status} by a code of another route.`);
}

/** A message to a desk, which must be one of the contract's. @throws Error for one that is not */
export function toldAsContract(message: unknown): ToDesk {
  const known = TO_DESK[(message as ToDesk).type];
  const read = known?.schema.safeParse(message);
  if (!read?.success || !isDeepStrictEqual(read.data, message)) throw new Error(`A desk is sent ${JSON.stringify(message)}.`);
  return read.data as ToDesk;
}
