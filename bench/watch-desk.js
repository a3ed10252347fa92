// Runs in the desk's page: notes when Streams is called after a click, and when the headline is painted after a message.
globalThis.watched = { clickToCall: [], messageToPaint: [] };
(() => {
  const { clickToCall, messageToPaint } = globalThis.watched;
  let clickedAt;
  let messageAt;
  addEventListener('click', ({ timeStamp }) => (clickedAt = timeStamp), true);
  // What the page draws in the task of a message is drawn because of it; clocks that run on are drawn in tasks of their own.
  addEventListener(
    'message',
    ({ timeStamp }) => {
      messageAt = timeStamp;
      setTimeout(() => {
        if (messageAt === timeStamp) messageAt = undefined;
      });
    },
    true,
  );
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
    if (messageAt === undefined) return;
    waiting.push(messageAt);
    requestAnimationFrame(() => painted.port2.postMessage(null));
  }).observe(document.querySelector('.headline').parentElement, { subtree: true, characterData: true, childList: true });
})();
