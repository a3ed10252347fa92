/**
 * Before the page is left or loaded anew in a call, the browser asks: the call's sound goes with the page (amazon-connect-streams issues 33, 726).
 * Browsers ask only after something was pressed on the page (HTML, `beforeunload`).
 */
export function warnBeforeLeaving(page: Pick<EventTarget, 'addEventListener'>, isInCall: () => boolean): void {
  page.addEventListener('beforeunload', (event) => {
    if (isInCall()) event.preventDefault();
  });
}
