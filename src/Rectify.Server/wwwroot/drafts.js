// What is being typed and chosen and is not saved yet. Every field with data-draft="FORM/FIELD" is kept on the server half a second after a key, for its person alone, and put
// back when the field is drawn again: after a reload, a lost connection, a killed process, a session that ended. What the server does not have yet stays in this tab
// (sessionStorage, never localStorage: machines are shared), under the person's id, and whoever else signs in finds none of it.
(() => {
  'use strict';
  const [Pause, Retry, Moment, Beacon, Shown] = [500, 5000, 5000, 20000, 80];
  const Stored = 'draft ';

  /** What the server does not have yet, by field: { person, text, at, timer, sending }. */
  const waiting = new Map();
  /** The fields that were drawn: their name, what the server drew, and the line that says what was put back. */
  const drawn = new Map();
  /** What opens forms: each is asked about once, so that whoever closes a form has closed it. */
  const doors = new WeakMap();
  /** When something was typed into a field of this page last. */
  const typed = new Map();
  let putting = false;

  const person = () => document.querySelector('[data-person]')?.dataset.person;
  const words = () => document.getElementById('drafts')?.dataset;
  const alive = () => document.documentElement.dataset.alive !== undefined;
  const address = name => `/drafts/${name.split('/').map(encodeURIComponent).join('/')}`;
  const isOf = (name, form) => name.startsWith(`${form}/`);

  // A box says on or off. Of several to choose one from, which share a name, the chosen one says its value and the others nothing.
  const isBox = field => field.type === 'checkbox', isChoice = field => field.type === 'radio';
  const valueOf = field => isBox(field) ? (field.checked ? 'on' : 'off') : isChoice(field) && !field.checked ? '' : field.value;

  // ---- keeping
  const store = (name, one) => {
    const key = `${Stored}${one.person} ${name}`;
    try {
      if (waiting.get(name) === one) sessionStorage.setItem(key, JSON.stringify({ text: one.text, at: one.at }));
      else sessionStorage.removeItem(key);
    } catch (full) {
      console.warn('This tab takes no more text; the server has what was sent to it.', full.name);
    }
  };

  const keep = field => {
    const name = field.dataset?.draft, who = person();
    if (!name || !who || putting) return;
    const before = waiting.get(name);
    clearTimeout(before?.timer);
    const one = { person: who, text: valueOf(field), at: Date.now(), sending: before?.sending };
    waiting.set(name, one);
    typed.set(name, one.at);
    store(name, one);
    one.timer = setTimeout(() => send(name), Pause);
    drop(drawn.get(field));
  };

  /** One at a time of each field, so that what was typed last arrives last. */
  const send = async name => {
    const one = waiting.get(name);
    if (!one || one.person !== person()) return;
    clearTimeout(one.timer);
    await one.sending;
    if (waiting.get(name) !== one || one.refused) return;
    one.sending = fetch(address(name), {
      method: 'PUT', headers: { 'Content-Type': 'application/json' }, keepalive: one.text.length < Beacon,
      body: JSON.stringify({ text: one.text, age: Math.max(0, Date.now() - one.at) }),
    }).then(answer => answer.status, () => 0);
    const status = await one.sending;
    one.sending = undefined;
    if (waiting.get(name) !== one) return;
    if (status === 204) { waiting.delete(name); store(name, one); }
    else if (status === 413 || status === 422) { one.refused = true; for (const field of fieldsOf(name)) line(field, words()?.not); }
  };
  const sendAll = () => { for (const name of waiting.keys()) send(name); };

  document.addEventListener('input', event => keep(event.target), true);
  document.addEventListener('focusout', event => { if (event.target.dataset?.draft) send(event.target.dataset.draft); }, true);
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') sendAll(); });
  addEventListener('pagehide', sendAll);
  addEventListener('online', sendAll);
  setInterval(sendAll, Retry);

  // Whoever signs out leaves nothing here.
  document.addEventListener('submit', event => { if (event.target.action?.endsWith('/sign-out')) { sendAll(); forget(() => true); } }, true);
  const forget = which => {
    for (const key of Object.keys(sessionStorage).filter(key => key.startsWith(Stored) && which(key.split(' ')[1]))) sessionStorage.removeItem(key);
  };

  /** What this tab still had when the page was loaded. */
  const recall = () => {
    const who = person();
    if (!who) return;
    forget(whose => whose !== who);
    for (const key of Object.keys(sessionStorage).filter(key => key.startsWith(`${Stored}${who} `))) {
      const name = key.slice(Stored.length + who.length + 1);
      if (!waiting.has(name)) waiting.set(name, { person: who, ...JSON.parse(sessionStorage.getItem(key)) });
    }
    sendAll();
  };

  // ---- putting back
  const fieldsOf = name => [...document.querySelectorAll('[data-draft]')].filter(field => field.dataset.draft === name);

  const drop = known => {
    known?.line?.remove();
    if (known) known.line = undefined;
  };

  const line = (field, text, act) => {
    const known = drawn.get(field);
    if (!known || !text) return;
    drop(known);
    known.line = document.createElement('div');
    known.line.className = 'put-back';
    known.line.setAttribute('role', 'status');
    known.line.append(text);
    if (act) {
      const button = document.createElement('button');
      [button.type, button.className, button.textContent] = ['button', 'quiet', words().discard];
      button.addEventListener('click', act);
      known.line.append(' ', button);
    }
    field.insertAdjacentElement('afterend', known.line);
  };

  /** The page's own program hears of it as if it had been typed. Whether the field takes it: an option may be gone, and a day is no time. */
  const put = (field, text) => {
    const before = field.value;
    if (isBox(field)) field.checked = text === 'on';
    else if (isChoice(field)) field.checked = true;
    else field.value = text;
    if (!isBox(field) && field.value !== text) { field.value = before; return false; }
    putting = true;
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
    putting = false;
    return true;
  };

  const discard = async (field, name) => {
    const one = waiting.get(name);
    clearTimeout(one?.timer);
    waiting.delete(name);
    if (one) store(name, one);
    await one?.sending;
    await fetch(address(name), { method: 'DELETE' }).catch(() => undefined);
    put(field, drawn.get(field)?.text ?? '');
    drop(drawn.get(field));
    field.focus();
  };

  const restore = async (field, name) => {
    const known = drawn.get(field);
    const one = waiting.get(name) ?? await fetch(address(name), { cache: 'no-store' }).then(answer => answer.status === 200 ? answer.json() : null, () => null);
    if (!one || !field.isConnected || field.dataset.draft !== name || valueOf(field) !== known.text || known.text === one.text) return;
    if (isChoice(field) && field.value !== one.text) return;
    // What one was typing this very moment needs no word, and what is ticked is seen.
    if (put(field, one.text) && !isBox(field) && !isChoice(field) && Date.now() - (typed.get(name) ?? 0) > Moment) line(field, told(new Date(one.at ?? Date.now() - one.age), nameOf(field, known.text)), () => discard(field, name));
  };

  /** What stood in the field is told too: it may be what somebody else has said meanwhile. */
  const told = (at, stood) => (stood ? words().over.replace('{1}', () => stood.length > Shown ? `${stood.slice(0, Shown)}…` : stood) : words().back).replace('{0}', when(at));

  /** What stands in a field, as one reads it. */
  const nameOf = (field, value) => value && field.options ? [...field.options].find(option => option.value === value)?.text : value;

  const when = at => {
    const time = at.toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hour12: false });
    return at.toDateString() === new Date().toDateString() ? time : `${at.toLocaleDateString(document.documentElement.lang)} ${time}`;
  };

  /** New fields get what was typed into them; forms that have something are opened. */
  const look = async () => {
    if (!alive() || !person()) return;
    for (const [field, known] of drawn) if (!field.isConnected || field.dataset.draft !== known.name) { drop(known); drawn.delete(field); }
    const fields = [...document.querySelectorAll('[data-draft]')].filter(field => !drawn.has(field));
    const forms = [...document.querySelectorAll('[data-form]')].filter(door => doors.get(door) !== door.dataset.form);
    for (const field of fields) drawn.set(field, { name: field.dataset.draft, text: valueOf(field) });
    for (const door of forms) doors.set(door, door.dataset.form);
    if (fields.length + forms.length === 0) return;
    const kept = await fetch('/drafts', { cache: 'no-store' }).then(answer => answer.status === 200 ? answer.json() : [], () => []);
    const names = [...new Set([...kept, ...waiting.keys()])];
    for (const field of fields) if (names.includes(field.dataset.draft)) restore(field, field.dataset.draft);
    for (const door of forms) if (names.some(name => isOf(name, door.dataset.form))) open(door);
  };
  const open = door => {
    for (let around = door.closest('details'); around; around = around.parentElement.closest('details')) around.open = true;
    if (door.isConnected && door.getAttribute('aria-expanded') === 'false') door.click();
  };

  let looking;
  new MutationObserver(() => { looking ??= setTimeout(() => { looking = undefined; look(); }, 50); })
    .observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-draft', 'data-form', 'data-alive'] });
  recall();

  // ---- what the server calls
  /** A form is done with: nothing of it is kept here, and nothing of it is on its way any more when this is answered. */
  const done = async form => {
    const gone = [...waiting].filter(([name]) => isOf(name, form));
    for (const [name, one] of gone) { clearTimeout(one.timer); waiting.delete(name); store(name, one); }
    for (const known of drawn.values()) if (isOf(known.name, form)) drop(known);
    await Promise.all(gone.map(([, one]) => one.sending));
  };
  window.rectify.drafts = { done };
})();
