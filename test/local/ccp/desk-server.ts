import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const local = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)));
const FILES: Readonly<Record<string, { readonly type: string; readonly body: Buffer }>> = {
  '/': { type: 'text/html', body: local('desk-page/index.html') },
  '/chat': { type: 'text/html', body: local('desk-page/chat.html') },
  '/customer': { type: 'text/html', body: local('desk-page/customer.html') },
  '/chat.js': { type: 'text/javascript', body: local('desk-page/chat.js') },
  '/amazon-connect-chat.js': {
    type: 'text/javascript',
    body: local('../../../node_modules/amazon-connect-chatjs/dist/amazon-connect-chat.js'),
  },
  '/desk.js': { type: 'text/javascript', body: local('desk-page/desk.js') },
  '/connect-streams.js': {
    type: 'text/javascript',
    body: local('../../../node_modules/amazon-connect-streams/release/connect-streams-min.js'),
  },
};

/** Serves the test desk with the library as it comes from npm, on a free loopback port. */
export async function startDeskServer(): Promise<{ readonly origin: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    const file = FILES[request.url?.split('?')[0] ?? ''];
    response.writeHead(file ? 200 : 404, { 'content-type': `${file?.type ?? 'text/plain'}; charset=utf-8` }).end(file?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
