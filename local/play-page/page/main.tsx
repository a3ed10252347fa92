import { render } from 'preact';
import { App } from './app.tsx';
import { server } from './server.ts';

const root = document.getElementById('play');
if (!root) throw new Error('The page has no place for the play.');
try {
  render(<App settings={await server.settings()} />, root);
} catch (error) {
  render(<p role="alert">{`The local run does not answer: ${error instanceof Error ? error.message : String(error)}`}</p>, root);
}
