// Fetches what changes every few seconds: not while the page is hidden, not while somebody has paused it or selects text. It says so when the edge does not answer.
(() => {
  'use strict';
  const every = 5000, patience = 4000;
  const byId = id => document.getElementById(id);
  const state = byId('refresh-state'), pause = byId('pause'), announce = byId('announce'), connection = byId('connection'), main = byId('main');
  const headline = () => document.querySelector('#health-title span').textContent;
  const clock = () => new Date().toISOString().slice(11, 19) + ' UTC';
  let isPaused = false, timer = 0, isAsking = false, lostAt = null, said = headline();

  const showState = () => {
    state.textContent = isPaused ? 'Paused.' : lostAt ? 'The edge does not answer.' : `Up to date every ${every / 1000} seconds.`;
    pause.textContent = isPaused ? 'Resume' : 'Pause';
  };

  // Read out only where it is news.
  const say = text => { if (text !== said) { said = text; announce.textContent = text; } };

  const isSelecting = () => {
    const selection = getSelection();
    return selection && !selection.isCollapsed && main.contains(selection.anchorNode);
  };

  const show = html => {
    const next = new DOMParser().parseFromString(html, 'text/html');
    for (const section of next.querySelectorAll('section[id]')) {
      const old = byId(section.id);
      if (old && old.outerHTML !== section.outerHTML) old.replaceWith(section);
    }
  };

  const lose = () => {
    lostAt ??= clock();
    connection.textContent = `This edge has not answered since ${lostAt}. What is shown is from before.`;
    connection.hidden = false;
    document.documentElement.classList.add('stale');
    say('The edge does not answer.');
  };

  const find = () => {
    lostAt = null;
    connection.hidden = true;
    document.documentElement.classList.remove('stale');
    say(headline());
  };

  const refresh = async () => {
    if (isAsking) return;
    isAsking = true;
    clearTimeout(timer);
    try {
      if (!isSelecting()) {
        const answer = await fetch('/status/sections', { cache: 'no-store', signal: AbortSignal.timeout(patience) });
        if (!answer.ok) throw new Error('not answered');
        const html = await answer.text();
        if (!isPaused) { show(html); find(); }
      }
    } catch {
      lose();
    }
    isAsking = false;
    showState();
    plan();
  };

  const plan = () => {
    clearTimeout(timer);
    if (!isPaused && !document.hidden) timer = setTimeout(refresh, every);
  };

  pause.addEventListener('click', () => {
    isPaused = !isPaused;
    showState();
    if (isPaused) clearTimeout(timer); else refresh();
  });
  document.addEventListener('visibilitychange', () => { if (document.hidden) clearTimeout(timer); else if (!isPaused) refresh(); });

  pause.hidden = false;
  showState();
  plan();
})();
