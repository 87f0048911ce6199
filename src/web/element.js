// @ts-check
/** Building blocks. Words always become text nodes: nothing a person or a server writes is read as markup. */

/**
 * Makes an element. Children that are strings become text; null children are left out.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string | null)} children
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/**
 * @param {string} className
 * @param {() => void} action
 * @param {...(Node | string | null)} children
 */
export function button(className, action, ...children) {
  const made = element('button', { type: 'button', class: className }, ...children);
  made.addEventListener('click', action);
  return made;
}

/** @param {string} name of a symbol in the page */
export function icon(name) {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(document.createElementNS(namespace, 'use'));
  svg.firstElementChild?.setAttribute('href', `#icon-${name}`);
  return svg;
}

/**
 * The element with this id. Throws when the page hasn't got it.
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 */
export function find(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new TypeError(`No #${id}.`);
  return found;
}

/** @param {string} words for a screen reader */
export function announce(words) {
  const region = find('announcer', HTMLElement);
  // The same words twice are only read out when there was nothing in between.
  region.textContent = '';
  setTimeout(() => region.append(words), 60);
}

/**
 * A button that copies a text and says so on itself.
 * @param {string} className
 * @param {string} label
 * @param {() => string} text
 * @param {string} [done] what is said when it worked
 */
export function copyButton(className, label, text, done = '复制好了') {
  const words = element('span', {}, label);
  const copy = async () => {
    words.textContent = (await copyText(text())) ? done : '没复制上，请长按选字';
    announce(words.textContent);
    setTimeout(() => words.replaceChildren(label), 2500);
  };
  return button(className, copy, icon('copy'), words);
}

/** @param {string} text */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without HTTPS, and in older apps' browsers, there is no clipboard: copy from a field.
    const field = element('textarea', { class: 'unseen' });
    field.value = text;
    const focused = document.activeElement;
    // Inside an open dialog nothing outside of it can be selected.
    (focused?.parentElement ?? document.body).append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    return copied;
  }
}
