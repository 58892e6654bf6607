// What the pages do in the browser itself: how they look, clocks that tick, keys that move through tables, and text that is not lost.
// It is loaded before anything is drawn, so that nothing is drawn twice.
(() => {
  'use strict';
  const root = document.documentElement;
  const cookie = (name, value) => { document.cookie = `${name}=${encodeURIComponent(value)};path=/;max-age=31536000;samesite=lax`; };
  const cookies = () => Object.fromEntries(document.cookie.split('; ').filter(Boolean).map(each => each.split('=').map(decodeURIComponent)));

  // The server draws instants in the zone in which the browser lives. It is told once; where cookies are refused, UTC stays.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && cookies().zone !== zone) {
    cookie('zone', zone);
    if (cookies().zone === zone && !sessionStorage.getItem('zone-told')) {
      sessionStorage.setItem('zone-told', '1');
      location.reload();
    }
  }

  const dark = () => root.dataset.theme === 'dark' || (root.dataset.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);

  document.addEventListener('click', event => {
    const at = event.target.closest?.('[data-language],[data-switch-theme],[data-menu],[data-copy]');
    if (!at) {
      if (!event.target.closest?.('#places')) close();
      else if (event.target.closest('a')) close();
      return;
    }
    if (at.dataset.language) { cookie('language', at.dataset.language); location.reload(); }
    else if ('switchTheme' in at.dataset) { root.dataset.theme = dark() ? 'light' : 'dark'; cookie('theme', root.dataset.theme); }
    else if ('copy' in at.dataset) navigator.clipboard?.writeText(at.dataset.copy).then(() => { at.dataset.copied = ''; });
    else { const open = document.body.classList.toggle('menu-open'); at.setAttribute('aria-expanded', open); }
  });
  const close = () => {
    document.body.classList.remove('menu-open');
    document.querySelector('[data-menu]')?.setAttribute('aria-expanded', 'false');
  };

  // Clocks go by the server's clock. Whole minutes above an hour, seconds below, days from a hundred hours on; what is past counts up and says so by its sign.
  const ahead = Number(root.dataset.now) - Date.now();
  const two = number => String(number).padStart(2, '0');
  const left = due => {
    const late = due < 0, seconds = Math.floor(Math.abs(due) / 1000);
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    return `${late ? '−' : ''}${hours >= 100 ? `${Math.floor(hours / 24)} d ${hours % 24} h` : hours > 0 ? `${hours}:${two(minutes)} h` : `${minutes}:${two(seconds % 60)} min`}`;
  };
  const tick = () => {
    for (const clock of document.querySelectorAll('[data-due]')) {
      const text = left(Number(clock.dataset.due) - Date.now() - ahead);
      // Only the text node's data changes: the node itself belongs to Blazor.
      if (clock.firstChild?.nodeType === 3) { if (clock.firstChild.data !== text) clock.firstChild.data = text; }
    }
  };
  setInterval(tick, 1000);

  // Tables are worked with the keyboard: j and k move, Enter opens, x selects, / filters.
  const editable = element => element?.closest?.('input,textarea,select,[contenteditable=true],.mud-dialog');
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') { close(); return; }
    if (editable(event.target)) return;
    const rows = [...document.querySelectorAll('[data-row]')];
    const at = rows.indexOf(document.activeElement?.closest?.('[data-row]'));
    const go = index => { const row = rows[Math.min(Math.max(index, 0), rows.length - 1)]; row?.focus(); row?.scrollIntoView({ block: 'nearest' }); };
    const row = rows[at];
    switch (event.key) {
      case 'j': go(at + 1); break;
      case 'k': go(at < 0 ? 0 : at - 1); break;
      case 'Enter': if (!row || event.target !== row) return; row.querySelector('[data-open]')?.click(); break;
      case 'x': row?.querySelector('input[type=checkbox]')?.click(); break;
      case '/': document.querySelector('[data-filter]')?.focus(); break;
      default: return;
    }
    event.preventDefault();
  });

  // Whoever works on a page that stays open makes no requests by which that would be noticed; their session is told, at most once a minute.
  let told = 0;
  const seen = () => {
    if (Date.now() - told < 60000 || !document.querySelector('.who')) return;
    told = Date.now();
    fetch('/session/seen', { method: 'POST' }).catch(() => { told = 0; });
  };
  for (const kind of ['pointerdown', 'keydown', 'scroll']) addEventListener(kind, seen, { capture: true, passive: true });

  // The page has its connection: what is done on it is answered.
  const alive = () => { root.dataset.alive = ''; performance.mark('alive'); };

  // A file is saved and never shown, whatever is in it.
  const save = async (name, stream) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type: 'application/octet-stream' }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  window.rectify = { alive, save };
})();
