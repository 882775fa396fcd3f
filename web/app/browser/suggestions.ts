/** What the site suggests for what is being typed. */
interface Suggestion {
  title: string;
  lang?: string;
  /** The part of the site it stands in, and its language where that is not the reader's. */
  part: string;
  href: string;
}

const PAUSE_MS = 120;
const ID = 'suggestions';

/**
 * Makes a search field a combobox with a list of pages to go to, as the ARIA Authoring Practices have it: focus stays in the field, arrows
 * choose, Enter goes there, Escape closes. The form works as before.
 */
export function suggest(input: HTMLInputElement): void {
  const { suggest: address = '', label = '' } = input.dataset;
  const list = document.createElement('ul');
  let active = -1;
  let asking = new AbortController();
  let timer = 0;

  list.id = ID;
  list.role = 'listbox';
  list.ariaLabel = label;
  list.hidden = true;
  // Only a field of plain text may be a combobox.
  input.type = 'text';
  input.enterKeyHint = 'search';
  input.role = 'combobox';
  input.ariaAutoComplete = 'list';
  input.ariaExpanded = 'false';
  input.setAttribute('aria-controls', ID);
  input.after(list);

  const options = () => [...list.children] as HTMLElement[];

  function point(index: number): void {
    active = index;
    options().forEach((option, at) => (option.ariaSelected = String(at === index)));
    const id = options()[index]?.id;
    if (id) input.setAttribute('aria-activedescendant', id);
    else input.removeAttribute('aria-activedescendant');
  }

  function open(isOpen: boolean): void {
    list.hidden = !isOpen;
    input.ariaExpanded = String(isOpen);
    point(-1);
  }

  function show(suggestions: readonly Suggestion[]): void {
    list.replaceChildren(
      ...suggestions.map(({ title, lang, part, href }, index) => {
        const option = document.createElement('li');
        const [name, where] = [document.createElement('span'), document.createElement('span')];
        option.id = `${ID}-${index}`;
        option.role = 'option';
        option.dataset.href = href;
        name.textContent = title;
        if (lang) name.lang = lang;
        where.textContent = part;
        option.append(name, ' ', where);
        return option;
      }),
    );
    open(suggestions.length > 0);
  }

  async function ask(): Promise<void> {
    asking.abort();
    asking = new AbortController();
    const words = input.value.trim();
    if (words.length < 2) return open(false);
    const response = await fetch(`${address}&q=${encodeURIComponent(words)}`, { signal: asking.signal });
    if (response.ok && document.activeElement === input) show((await response.json()) as Suggestion[]);
  }

  const go = (option: HTMLElement | undefined): void => {
    if (option?.dataset.href) location.assign(option.dataset.href);
  };

  input.addEventListener('input', () => {
    clearTimeout(timer);
    // Whatever goes wrong: nothing is suggested.
    timer = window.setTimeout(() => ask().catch(() => {}), PAUSE_MS);
  });
  input.addEventListener('keydown', (event) => {
    const count = list.hidden ? 0 : options().length;
    if (count > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      // Before the first and after the last is the field itself.
      const step = event.key === 'ArrowDown' ? 1 : -1;
      point(((active + 1 + step + count + 1) % (count + 1)) - 1);
      options()[active]?.scrollIntoView({ block: 'nearest' });
    } else if (count > 0 && event.key === 'Escape') {
      event.preventDefault();
      open(false);
    } else if (active >= 0 && event.key === 'Enter') {
      event.preventDefault();
      go(options()[active]);
    }
  });
  input.addEventListener('blur', () => open(false));
  input.form?.addEventListener('submit', () => {
    clearTimeout(timer);
    asking.abort();
    open(false);
  });
  // A press would take the focus from the field, and close the list before it is a click.
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => go((event.target as Element).closest<HTMLElement>('[data-href]') ?? undefined));
}
