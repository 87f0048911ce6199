// @ts-check
/** A reply on the page: words with citation chips, what to mind, whom to call, where it is written. */

import { badgesFor, openClause } from './clause-sheet.js';
import { button, copyButton, element, icon } from './element.js';

/** @import { Citation, HandoffStatus, Reply, ServiceReference } from '../message.ts' */

/** @type {Record<string, string>} */
const SERVICE_KINDS = {
  'mini-program': '微信小程序',
  'wechat-account': '微信公众号',
  website: '网站',
  counter: '窗口',
  platform: '平台',
};

const FLOWS = { complaint: '登记投诉', legal_aid: '申请法律援助', agent: '转给工作人员' };

/**
 * @param {Reply} reply
 * @param {(text: string) => void} send sends a suggestion
 */
export function renderReply(reply, send) {
  const urgent = reply.kind === 'urgent';
  const suggestions = reply.suggestions.map((text) => button('ask', () => send(text), text));
  const services = reply.services.length > 0 ? renderServices(reply.services, urgent) : null;
  // In danger the lines stand right under the first sentence.
  const [first, ...rest] = renderWords(reply);
  const card = element(
    'div',
    { class: 'card' },
    urgent ? element('p', { class: 'title' }, icon('warning'), '先顾安全') : null,
    isMade(reply) ? element('p', { class: 'badges' }, element('span', { class: 'badge' }, '人工智能生成')) : null,
    element('div', { class: 'words' }, first ?? null, urgent ? services : null, ...rest),
    reply.handoff ? renderHandoff(reply.handoff) : null,
    ...renderNotices(reply),
    urgent ? null : services,
    reply.citations.length > 0 ? renderSources(reply) : null,
    element(
      'div',
      { class: 'tools' },
      speakButton(reply),
      copyButton('quiet', '复制回答', () => plainText(reply)),
    ),
  );
  return element(
    'article',
    { class: urgent ? 'answer urgent' : 'answer', tabindex: '-1', 'aria-label': '工友的回答' },
    card,
    suggestions.length > 0
      ? element('div', { class: 'suggestions', role: 'group', 'aria-label': '可以接着说' }, ...suggestions)
      : null,
  );
}

/** @param {Reply} reply */
function isMade(reply) {
  return reply.notices.some(({ code }) => code === 'ai-generated');
}

/** @param {Reply} reply */
function unsaidNotices(reply) {
  return reply.notices.filter(({ text }) => !reply.text.includes(text));
}

/**
 * The words without their [n], for ears.
 * @param {Reply} reply
 */
export function spokenWords({ text, citations }) {
  return citations.reduce((words, { marker }) => words.replaceAll(`[${marker}]`, ''), text);
}

/** @param {Reply} reply */
function renderWords(reply) {
  const lines = reply.text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    // Words and numbers take turns: every odd piece stood in brackets.
    const pieces = line.split(/\[(\d{1,2})\]/).map((piece, index) => {
      if (index % 2 === 0) return piece;
      const citation = reply.citations.find(({ marker }) => marker === Number(piece));
      return citation ? renderChip(citation, reply) : `[${piece}]`;
    });
    return element('p', {}, ...pieces);
  });
}

/**
 * @param {Citation} citation
 * @param {Reply} reply
 */
function renderChip(citation, reply) {
  const chip = button('chip', () => openClause(citation, reply.notices), element('span', {}, String(citation.marker)));
  chip.setAttribute('aria-label', `依据 ${citation.marker}：${citation.label}`);
  chip.setAttribute('aria-haspopup', 'dialog');
  return chip;
}

/** @param {Reply} reply */
function renderNotices(reply) {
  return unsaidNotices(reply).map(({ code, text }) => {
    const warning = code === 'draft' || code === 'other-region';
    const symbol = icon(warning ? 'warning' : 'information');
    return element('p', { class: warning ? 'notice notice-warning' : 'notice' }, symbol, element('span', {}, text));
  });
}

/**
 * @param {readonly ServiceReference[]} services
 * @param {boolean} urgent
 */
function renderServices(services, urgent) {
  const rows = services.map((service) => element('li', {}, renderService(service)));
  return element('ul', { class: urgent ? 'services services-urgent' : 'services', 'aria-label': '找谁办' }, ...rows);
}

/** @param {ServiceReference} service */
function renderService({ name, kind, label }) {
  const described = element('span', { class: 'service-label' }, label);
  if (kind === 'phone' && /^\+?[\d\s-]{3,20}$/.test(name)) {
    const words = element('span', { class: 'service-words' }, element('strong', {}, `打 ${name}`), described);
    return element('a', { class: 'service', href: `tel:${name.replace(/[\s-]/g, '')}` }, icon('phone'), words);
  }
  const title = element(
    'span',
    {},
    element('strong', {}, name),
    ' ',
    element('span', { class: 'service-kind' }, SERVICE_KINDS[kind] ?? ''),
  );
  const done = SERVICE_KINDS[kind]?.startsWith('微信') ? '复制好了，到微信里搜' : '复制好了';
  const words = element('span', { class: 'service-words' }, title, described);
  return element(
    'div',
    { class: 'service' },
    words,
    copyButton('quiet', '复制名字', () => name, done),
  );
}

/** @param {HandoffStatus} handoff */
function renderHandoff({ flow, progress, ticket }) {
  const title = FLOWS[flow] ?? '办理';
  if (ticket) {
    return element(
      'div',
      { class: 'receipt' },
      element('p', {}, `${title}，受理编号`),
      element('p', { class: 'receipt-number' }, ticket.replace(/(\d{4})(?=\d)/g, '$1 ')),
      element('p', {}, '请记下来，或者截个图，问进度要用。'),
      copyButton('outline', '复制编号', () => ticket),
    );
  }
  const percent = String(Math.round((progress || 0) * 100));
  return element(
    'div',
    { class: 'handoff' },
    element('p', {}, element('strong', {}, title), element('span', {}, `办到 ${percent}%`)),
    element('progress', { max: '100', value: percent, 'aria-label': title }),
  );
}

/**
 * Where it is written. On paper the quoted words stand under each source.
 * @param {Reply} reply
 */
function renderSources(reply) {
  const rows = reply.citations.map((citation) => {
    const words = element('span', { class: 'source-words' }, citation.label, ...badgesFor(citation, []));
    const number = element('span', { class: 'number' }, String(citation.marker));
    const open = button('source', () => openClause(citation, reply.notices), number, words, icon('next'));
    return element('li', {}, open, element('blockquote', { class: 'on-paper' }, citation.quote));
  });
  const title = element('p', { class: 'sources-title' }, '依据，点开看全文');
  return element('div', { class: 'sources' }, title, element('ol', {}, ...rows));
}

/**
 * The reply to paste elsewhere: with its notices, its sources and, where due, the label of machine-made text.
 * @param {Reply} reply
 */
export function plainText(reply) {
  const sources = reply.citations.map(({ marker, label }) => `[${marker}] ${label}`);
  return [
    ...(isMade(reply) ? ['（人工智能生成）'] : []),
    reply.text,
    ...unsaidNotices(reply).map(({ text }) => text),
    ...sources,
  ].join('\n');
}

/**
 * Reads the reply aloud; a second press stops it. Hidden until there is a Chinese voice.
 * @param {Reply} reply
 */
function speakButton(reply) {
  const words = element('span', {}, '念给我听');
  let speaking = false;
  const show = (/** @type {boolean} */ now) => {
    speaking = now;
    words.textContent = now ? '别念了' : '念给我听';
  };
  const toggle = () => {
    speechSynthesis.cancel();
    if (speaking) return show(false);
    const utterance = new SpeechSynthesisUtterance(spokenWords(reply));
    utterance.lang = 'zh-CN';
    utterance.rate = 0.9;
    utterance.onend = () => show(false);
    utterance.onerror = () => show(false);
    show(true);
    speechSynthesis.speak(utterance);
  };
  return button('quiet speak', toggle, icon('speak'), words);
}

/** Tells the style sheet whether this device speaks Chinese. Voices arrive late. */
export function watchVoices() {
  if (!('speechSynthesis' in window)) return;
  const look = () => {
    const chinese = speechSynthesis.getVoices().some(({ lang }) => /^(zh|cmn)/i.test(lang));
    document.documentElement.classList.toggle('speaks', chinese);
  };
  look();
  // Older Safari has no addEventListener here.
  speechSynthesis.onvoiceschanged = look;
}
