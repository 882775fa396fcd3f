/** Parts of the page that say what was found, and those that follow it. */
const PARTS = ['#found', '#kept', '.languages'];

/** Tells an element from all others that do something else. */
const keyOf = (element: Element): string =>
  [element.closest('[id]:not(:is(a, input, select))')?.id, element.tagName, element.getAttribute('name'), (element.querySelector('.count') ? element.firstElementChild : element)?.textContent].join('|');

const find = (selector: string, within: ParentNode = document): HTMLElement | null => within.querySelector<HTMLElement>(selector);

const STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g;

/** A page with styles that this one lacks cannot be shown in it: the policy allows only those it came with. */
function parse(html: string): Document {
  const known = new Set([...document.querySelectorAll('style')].map((style) => style.textContent));
  if ([...html.matchAll(STYLE)].some(([, style = '']) => !known.has(style))) throw new Error('unknown style');
  return new DOMParser().parseFromString(html.replace(STYLE, ''), 'text/html');
}

/** Puts a page's findings in the place of the others. The focus stays on the link that does the same, where it is on the screen. */
function replace(next: Document): void {
  const focused = document.activeElement;
  const inside = focused?.closest('#found');
  const [key, top] = inside && focused ? [keyOf(focused), focused.getBoundingClientRect().top] : ['', 0];
  const wasOpen = find('#found details')?.hasAttribute('open');

  for (const part of PARTS) {
    const [old, fresh] = [find(part), find(part, next)];
    if (old && fresh) old.replaceWith(document.adoptNode(fresh));
  }
  find('#found details')?.toggleAttribute('open', wasOpen);
  const [head, words, freshWords] = [find('.library-head'), find('#q'), find('#q', next)];
  if (head) head.className = find('.library-head', next)?.className ?? '';
  if (words instanceof HTMLInputElement && words !== focused) words.value = freshWords?.getAttribute('value') ?? '';
  document.title = next.title;

  if (inside && focused) {
    const same = [...document.querySelectorAll<HTMLElement>(`#found ${focused.tagName}`)].find((element) => keyOf(element) === key) ?? find('#total');
    same?.focus({ preventScroll: true });
    if (same && same.id !== 'total') scrollBy({ top: same.getBoundingClientRect().top - top, behavior: 'instant' });
  }
  const [status, total] = [find('#status'), find('#total')];
  if (status) status.textContent = total?.textContent ?? '';
}

/** Lets links and forms that lead to another search of the same kind change what was found in place. The address follows. */
export function updateInPlace(): void {
  let asking = new AbortController();
  let shown = location.search;

  async function show(address: string, remember: boolean): Promise<void> {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    find('#found')?.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(address, { signal, headers: { Accept: 'text/html' } });
      const next = parse(await response.text());
      if (!response.ok || !find('#found', next)) throw new Error(String(response.status));
      replace(next);
      // The page knows the shortest address that says the same.
      const own = find('.languages [aria-current]')?.getAttribute('href') ?? address;
      if (remember) history.pushState(null, '', own + new URL(address, location.href).hash);
      shown = location.search;
    } catch {
      // The browser shows better what is the matter.
      if (!signal.aborted) location.assign(address);
    }
  }

  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    if (!link?.closest('#found') || link.closest('.pager, .outlets') || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const address = link.getAttribute('href') ?? '';
    const { pathname, search } = new URL(address, location.href);
    if (pathname !== location.pathname || search === location.search) return;
    event.preventDefault();
    void show(address, true);
  });
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement;
    if (new URL(form.action).pathname !== location.pathname) return;
    event.preventDefault();
    const values = [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '');
    void show(`${location.pathname}?${new URLSearchParams(values).toString()}`, true);
  });
  addEventListener('popstate', () => {
    if (location.search !== shown) void show(location.href, false);
  });
}
