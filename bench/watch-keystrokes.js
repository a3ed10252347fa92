// Runs in the desk's page: notes how long after each key the picker's next frame was ready to be painted.
globalThis.keystrokes = [];
(() => {
  const list = document.querySelector('[role=listbox]');
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      // The field changes after the key, the page draws after that; a frame's callbacks are the last before it is laid out and painted.
      const drawn = () => {
        list.getBoundingClientRect();
        globalThis.keystrokes.push(performance.now() - timeStamp);
      };
      addEventListener('input', () => setTimeout(drawn), { once: true });
    },
    true,
  );
})();
