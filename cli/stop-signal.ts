/** Is aborted by the first SIGINT or SIGTERM, so that what is under way can end well. The second ends the process as ever. */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());
  return stopping.signal;
}
