// The connection of a page. It is tried for as long as the page is open; where the server knows the page no more, because another process answers by now or the
// session has ended, the page is loaded anew and finds what was typed (drafts.js).
(() => {
  'use strict';
  const Second = 1000;
  const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

  // Not before somebody answers: a page that could not be loaded would be gone, and this one at least can still be read.
  let loading = false;
  const anew = async () => {
    if (loading) return;
    loading = true;
    for (;;) {
      const answers = await fetch('/healthz', { cache: 'no-store' }).then(answer => answer.ok, () => false);
      if (answers) return location.reload();
      await pause(2 * Second);
    }
  };

  // Whose session has ended is not let in again, however often it is tried: they are led to the sign-in page, and from there back.
  let asked = 0;
  const ask = async () => {
    if (Date.now() - asked < 2 * Second || !document.querySelector('[data-person]')) return;
    asked = Date.now();
    if (await fetch('/session/seen', { method: 'POST' }).then(answer => answer.status === 401, () => false)) anew();
  };

  // The event does not rise to the document, but passes it on its way down.
  document.addEventListener('components-reconnect-state-changed', event => {
    const { state } = event.detail;
    if (state === 'rejected' || state === 'failed' || state === 'resume-failed') anew();
    else if (state === 'retrying') ask();
  }, true);

  Blazor.start({
    circuit: { reconnectionOptions: { maxRetries: Number.MAX_SAFE_INTEGER, retryIntervalMilliseconds: tried => tried === 0 ? 0 : tried < 60 ? Second : 5 * Second } },
  });
})();
