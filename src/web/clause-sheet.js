// @ts-check
/** The sheet that shows a whole clause, with the words an answer rests on marked in it. */

import { copyButton, element, find } from './element.js';

/** @import { Citation, Notice } from '../message.ts' */

/**
 * What a citation must be told with: a draft, no longer valid, our summary, a reprint.
 * @param {Citation} citation
 * @param {readonly Notice[]} notices those of the same reply
 */
export function badgesFor({ label, document: { status, source } }, notices) {
  /** @type {HTMLElement[]} */
  const badges = [];
  const add = (/** @type {string} */ text, className = 'badge') =>
    badges.push(element('span', { class: className }, text));
  if (status === 'draft') add('征求意见稿', 'badge badge-warning');
  if (status === 'superseded') add('已有新文件', 'badge badge-warning');
  if (status === 'repealed') add('已经废止', 'badge badge-warning');
  if (/[（(]要点[）)]$/.test(label)) add('要点（非原文）');
  const reprint = notices.some(({ code, text }) => code === 'reprint' && source && text.includes(source));
  if (reprint || source?.includes('转载')) add('转载');
  return badges;
}

/**
 * Cuts a clause into what is quoted and what is not. A quote of several parts has …… between them.
 * @param {string} text
 * @param {string} quote
 */
export function cutByQuote(text, quote) {
  const quoted = Array.from(text.split(''), () => false);
  for (const part of text.includes(quote) ? [quote] : quote.split('……')) {
    const start = text.indexOf(part.trim());
    if (start >= 0) quoted.fill(true, start, start + part.trim().length);
  }
  const pieces = [];
  for (let start = 0, end = 0; start < text.length; start = end) {
    while (end < text.length && quoted[end] === quoted[start]) end += 1;
    pieces.push({ text: text.slice(start, end), quoted: quoted[start] === true });
  }
  return pieces;
}

/**
 * @param {Citation} citation
 * @param {readonly Notice[]} notices those of the same reply
 */
export function openClause(citation, notices) {
  const { document: source, label, text } = citation;
  const heading = find('clause-label', HTMLElement);
  heading.textContent = label;
  find('clause-badges', HTMLElement).replaceChildren(...badgesFor(citation, notices));

  const pieces = cutByQuote(text, citation.quote ?? '');
  const words = pieces.map((piece) => (piece.quoted ? element('mark', {}, piece.text) : piece.text));
  find('clause-text', HTMLElement).replaceChildren(...words);
  find('clause-legend', HTMLElement).hidden = !pieces.some(({ quoted }) => quoted);

  const [year, month, day] = (source.issued ?? '').split('-').map(Number);
  /** @type {Record<string, string | undefined>} */
  const facts = {
    issuers: source.issuers?.join('、'),
    issued: day ? `${year}年${month}月${day}日` : undefined,
    region: source.region === '000000' ? '全国' : source.regionName,
    source: source.source,
  };
  for (const [name, fact] of Object.entries(facts))
    find(`clause-${name}`, HTMLElement).textContent = fact || '文件上没写';
  find('clause-copy', HTMLElement).replaceChildren(copyButton('outline', '复制这一条', () => `${label}\n${text}`));

  openSheet(find('clause', HTMLDialogElement));
  heading.focus({ preventScroll: true });
  const body = find('clause-body', HTMLElement);
  body.scrollTop = 0;
  body.querySelector('#clause-text mark')?.scrollIntoView({ block: 'center' });
}

/**
 * Opens a dialog. It gets an entry in the history, so that the phone's back key closes it and not the page.
 * @param {HTMLDialogElement} dialog
 */
export function openSheet(dialog) {
  dialog.showModal();
  document.documentElement.dataset.sheet = dialog.id;
  history.pushState({ sheet: dialog.id }, '');
}

/** Gives every dialog of the page its ways to close: its own buttons, a tap beside it, Esc, and back. */
export function prepareSheets() {
  const dialogs = document.querySelectorAll('dialog');
  for (const dialog of dialogs) {
    dialog.addEventListener('click', ({ target }) => {
      if (target === dialog || (target instanceof Element && target.closest('[data-close]'))) dialog.close();
    });
    dialog.addEventListener('close', () => {
      delete document.documentElement.dataset.sheet;
      if (history.state?.sheet === dialog.id) history.back();
    });
  }
  addEventListener('popstate', () => {
    for (const dialog of dialogs) dialog.close();
  });
}
