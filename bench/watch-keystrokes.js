// Runs in the desk's page: notes for each key how long after it the picker's list was what the key makes of it, drawn and laid out.
globalThis.keystrokes = [];
globalThis.drawnLater = 0;
(() => {
  const list = document.querySelector('[role=listbox]');
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      // The page draws in the microtasks that follow the field's own listener: before this one, which hears of it last.
      const drawn = () => {
        list.getBoundingClientRect();
        globalThis.keystrokes.push(performance.now() - timeStamp);
        const seen = list.innerHTML;
        setTimeout(() => {
          if (list.innerHTML !== seen) globalThis.drawnLater++;
        });
      };
      addEventListener('input', drawn, { once: true });
    },
    true,
  );
})();
