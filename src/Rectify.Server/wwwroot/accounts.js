// Passkeys: the server's question goes to the browser's authenticator, and its answer into the form.
(() => {
  'use strict';

  const ask = async (button, form) => {
    const body = new FormData();
    if (button.dataset.key) {
      body.append('key', button.dataset.key);
      for (const name of ['login', 'name']) body.append(name, form.elements.namedItem(name[0].toUpperCase() + name.slice(1))?.value ?? '');
    }
    const answer = await fetch(button.dataset.passkey, { method: 'POST', body });
    // They signed in too long ago: the page says so when it is drawn anew.
    if (answer.status === 403) location.reload();
    if (!answer.ok) throw new Error(`${answer.status}`);
    return answer.json();
  };

  document.addEventListener('click', async event => {
    const button = event.target.closest?.('[data-passkey]');
    const form = button?.closest('form');
    if (!form || !form.reportValidity()) return;
    const stopped = document.querySelector('[data-passkey-stopped]');
    if (stopped) stopped.hidden = true;
    button.disabled = true;
    try {
      const options = await ask(button, form);
      const credential = button.dataset.passkey === '/passkey/use'
        ? await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
        : await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
      form.elements.namedItem('Credential').value = JSON.stringify(credential);
      form.submit();
    } catch {
      // The person closed the browser's window, or there is no authenticator: the page says so and stays.
      if (stopped) stopped.hidden = false;
      button.disabled = false;
    }
  });
})();
