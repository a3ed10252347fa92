// Runs in the desk's page: notes when Streams is called after a click, and when the headline is painted after the message that changed it.
globalThis.watched = { clickToCall: [], messageToPaint: [] };
(() => {
  const { clickToCall, messageToPaint } = globalThis.watched;
  let clickedAt;
  addEventListener('click', ({ timeStamp }) => (clickedAt = timeStamp), true);
  const { prototype } = globalThis.connect.ClientBase;
  const { call } = prototype;
  prototype.call = function (...args) {
    if (clickedAt !== undefined) clickToCall.push(performance.now() - clickedAt);
    clickedAt = undefined;
    return call.apply(this, args);
  };
  // A frame's callbacks run before it is painted; a message posted by one is handled after.
  const painted = new MessageChannel();
  const waiting = [];
  painted.port1.onmessage = () => messageToPaint.push(...waiting.splice(0).map((at) => performance.now() - at));
  new MutationObserver(() => {
    // Told within the event that changed the page; a click, and clocks that run on, change it too.
    const { event } = globalThis;
    if (event?.type !== 'message') return;
    waiting.push(event.timeStamp);
    requestAnimationFrame(() => painted.port2.postMessage(null));
  }).observe(document.querySelector('.headline').parentElement, { subtree: true, characterData: true, childList: true });
})();
