// @ts-check
/** The chat page: what is written, sent, waited for and remembered. */

import { followAgent } from './agent.js';
import { ask } from './ask.js';
import { openSheet, prepareSheets } from './clause-sheet.js';
import { announce, element, find } from './element.js';
import { recall, recallTurns, remember, rememberTurns } from './memory.js';
import { renderReply, spokenWords, watchVoices } from './reply.js';

/** @import { Failure } from './ask.js' */
/** @import { Turn } from './memory.js' */
/** @import { Reply } from '../message.ts' */

const LONGEST = 2000;
const COUNT_FROM = 1800;
const STILL_WAITING_AFTER_MILLISECONDS = 6000;

const conversation = find('conversation', HTMLElement);
const message = find('message', HTMLTextAreaElement);
const hint = find('hint', HTMLElement);
const places = find('places', HTMLDialogElement);

let turns = recallTurns();
let waiting = false;
/** Raised by a restart: an answer still under way belongs to the old one. */
let generation = 0;
/** @type {(() => void) | null} how to stop following an agent */
let following = null;

/** @param {string} text */
function send(text) {
  if (waiting) {
    hint.textContent = '上一句还在查，等一下再发。';
    return false;
  }
  const turn = { id: `${Date.now()}-${Math.random().toString(36).slice(2)}`, question: text, reply: null };
  turns.push(turn);
  for (const old of conversation.querySelectorAll('.suggestions')) old.remove();
  deliver(turn, addTurn(turn));
  return true;
}

/**
 * Asks, waits, and shows the answer or what went wrong.
 * @param {Turn} turn
 * @param {HTMLElement} place
 */
async function deliver(turn, place) {
  const started = generation;
  setWaiting(true);
  const words = element('span', {}, '正在查文件');
  place.replaceChildren(element('div', { class: 'card waiting' }, words));
  announce('正在查文件');
  reveal(place);
  const timer = setTimeout(() => words.replaceChildren('还在查，请再等一下'), STILL_WAITING_AFTER_MILLISECONDS);

  const once = () =>
    ask({
      message: turn.question,
      conversationId: recall('conversation') || undefined,
      region: recall('place') || undefined,
      // Tried again, it is the same message: answered once.
      clientMessageId: turn.id,
    });
  let outcome = await once();
  if (outcome.failure?.code === 'request/unknown-conversation' && started === generation) {
    // The server has forgotten this conversation: ask in a new one.
    remember('conversation', '');
    outcome = await once();
  }
  clearTimeout(timer);
  if (started !== generation) return;
  setWaiting(false);
  if (outcome.reply) {
    turn.reply = outcome.reply;
    remember('conversation', outcome.reply.conversationId);
    rememberTurns(turns);
    place.replaceChildren(renderReply(outcome.reply, send));
    follow(outcome.reply);
    announce(spokenWords(outcome.reply));
  } else {
    showFailure(turn, place, outcome.failure);
    announce(outcome.failure.text);
  }
  // A pressed suggestion is gone, and focus with it: go on from here.
  const next = place.querySelector('article, button');
  if (document.activeElement === document.body && next instanceof HTMLElement) next.focus({ preventScroll: true });
  reveal(place);
}

/**
 * A person was asked for, or has the conversation: shows what they write.
 * @param {Reply} reply
 */
function follow(reply) {
  if (reply.handoff?.flow !== 'agent' || following !== null) return;
  const started = generation;
  following = followAgent(reply.conversationId, (text) => {
    if (started !== generation) return;
    const line = element('p', { class: 'card' }, text);
    conversation.append(element('div', { class: 'turn' }, line));
    announce(text);
    reveal(line);
  });
}

/** @param {boolean} now */
function setWaiting(now) {
  waiting = now;
  find('send', HTMLElement).setAttribute('aria-disabled', String(now));
  hint.textContent = '';
}

/**
 * @param {Turn} turn
 * @returns the place for its answer
 */
function addTurn(turn) {
  rememberTurns(turns);
  showStart(false);
  const place = element('div', {});
  const question = element('p', { class: 'question' }, element('span', { class: 'unseen' }, '您问：'), turn.question);
  conversation.append(element('div', { class: 'turn' }, question, place));
  return place;
}

/**
 * @param {Turn} turn
 * @param {HTMLElement} place
 * @param {Failure} failure
 */
function showFailure(turn, place, failure) {
  place.replaceChildren(find('failure', HTMLTemplateElement).content.cloneNode(true));
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (place.querySelector(name));
  part('.failure-text').textContent = failure.text;
  part('.failure-lines').hidden = failure.kind === 'refused';
  part('.elsewhere').hidden = !/^request\/(?:unknown|ambiguous)-region$/.test(failure.code);
  part('.elsewhere').onclick = () => openSheet(places);
  part('.again').onclick = () => waiting || deliver(turn, place);
  part('.change').onclick = () => {
    turns = turns.filter((each) => each !== turn);
    rememberTurns(turns);
    place.parentElement?.remove();
    showStart(turns.length === 0);
    // What is being written now is kept too.
    message.value = `${turn.question}\n${message.value}`.trim();
    written();
    message.focus();
  };
}

/** @param {HTMLElement} place */
function reveal(place) {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  place.parentElement?.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' });
}

/** @param {boolean} start whether nothing has been asked yet */
function showStart(start) {
  find('greeting', HTMLElement).hidden = !start;
  find('restart-row', HTMLElement).hidden = start;
}

function restart() {
  find('restart-sheet', HTMLDialogElement).close();
  generation += 1;
  following?.();
  following = null;
  turns = [];
  rememberTurns(turns);
  remember('conversation', '');
  window.speechSynthesis?.cancel();
  conversation.replaceChildren();
  setWaiting(false);
  showStart(true);
  scrollTo({ top: 0 });
  message.focus({ preventScroll: true });
  announce('重新开始了，说说您的事');
}

/** Follows what is written: its count, the draft, the height of the field. */
function written() {
  const { length } = message.value.trim();
  const count = find('count', HTMLElement);
  count.hidden = length < COUNT_FROM;
  count.textContent = length > LONGEST ? `多了 ${length - LONGEST} 个字，删一点再发` : `${length} / ${LONGEST} 字`;
  count.classList.toggle('too-long', length > LONGEST);
  message.setAttribute('aria-invalid', String(length > LONGEST));
  remember('draft', message.value);
  message.style.setProperty('height', 'auto');
  message.style.setProperty('height', `${message.scrollHeight + 2}px`);
  return length;
}

function submit() {
  const length = written();
  if (length > LONGEST) announce('太长了，删一点再发');
  if (length === 0 || length > LONGEST) return message.focus();
  if (!send(message.value.trim())) return;
  message.value = '';
  written();
  // On a phone the keyboard would cover the answer.
  if (matchMedia('(pointer: coarse)').matches) message.blur();
  else message.focus();
}

function showPlace() {
  const place = recall('place');
  const choices = [...document.querySelectorAll('.place[data-place]')];
  for (const each of choices) each.setAttribute('aria-pressed', String(each.getAttribute('data-place') === place));
  find('place-name', HTMLElement).textContent = place || '选地方';
}

/** @param {string} place empty for none */
function choosePlace(place) {
  remember('place', place);
  showPlace();
  places.close();
  announce(place ? `选了${place}` : '没有选地方');
}

function showLarger() {
  const now = recall('larger') !== '';
  document.documentElement.classList.toggle('larger', now);
  find('larger', HTMLElement).setAttribute('aria-pressed', String(now));
  written();
}

/**
 * @param {string} selector
 * @param {(pressed: HTMLElement) => void} action
 */
function onPress(selector, action) {
  for (const each of document.querySelectorAll(selector)) {
    if (each instanceof HTMLElement) each.addEventListener('click', () => action(each));
  }
}

find('composer', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  submit();
});
message.addEventListener('input', written);
message.addEventListener('keydown', (event) => {
  // While a word is being composed, Enter chooses it. Safari has ended composing by now; 229 tells.
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  submit();
});
find('place-form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  choosePlace(find('place-input', HTMLInputElement).value.trim());
});
onPress('.topic', (pressed) => {
  for (const topic of document.querySelectorAll('.topic')) {
    topic.setAttribute('aria-pressed', String(topic === pressed));
    find(topic.getAttribute('aria-controls') ?? '', HTMLElement).hidden = topic !== pressed;
  }
});
onPress('#greeting .ask', (example) => send(example.textContent ?? ''));
onPress('#place-open, #place-other', () => openSheet(places));
onPress('[data-place]', (choice) => choosePlace(choice.dataset.place ?? ''));
onPress('#larger', () => {
  remember('larger', recall('larger') ? '' : 'yes');
  showLarger();
});
onPress('#restart', () => openSheet(find('restart-sheet', HTMLDialogElement)));
onPress('#restart-yes', restart);

const showNetwork = () => {
  find('offline', HTMLElement).hidden = navigator.onLine;
};
addEventListener('online', showNetwork);
addEventListener('offline', showNetwork);

history.scrollRestoration = 'manual';
prepareSheets();
watchVoices();
showNetwork();
showPlace();
message.value = recall('draft');
showLarger();
for (const turn of turns) {
  const place = addTurn(turn);
  if (turn.reply) place.append(renderReply(turn.reply, send));
  else showFailure(turn, place, { kind: 'refused', code: null, text: '这句话上次没等到回答。' });
}
// Only the newest answer still offers what to say next.
for (const old of conversation.querySelectorAll('.turn:not(:last-child) .suggestions')) old.remove();
conversation.lastElementChild?.scrollIntoView();
