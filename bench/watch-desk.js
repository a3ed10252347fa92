// Runs in the desk's page: notes when Streams is called after a click, and when the headline is painted after a message.
globalThis.watched = { clickToCall: [], messageToPaint: [] };
(() => {
  const { clickToCall, messageToPaint } = globalThis.watched;
  let clickedAt;
  let messageAt = 0;
  addEventListener('click', ({ timeStamp }) => (clickedAt = timeStamp), true);
  addEventListener('message', ({ timeStamp }) => (messageAt = timeStamp), true);
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
    waiting.push(messageAt);
    requestAnimationFrame(() => painted.port2.postMessage(null));
  }).observe(document.querySelector('.headline').parentElement, { subtree: true, characterData: true, childList: true });
})();
