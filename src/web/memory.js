// @ts-check
/** What the browser remembers: place and letter size for good; the conversation until its tab is closed. */

import { readReply } from './ask.js';

/** @import { Reply } from '../message.ts' */

/** @typedef {{ id?: string, question: string, reply: Reply | null }} Turn  A question, and its reply once there is one. */
/** @typedef {'place' | 'larger' | 'conversation' | 'draft' | 'turns'} Memory */

const MOST_TURNS = 60;

const storageFor = (/** @type {Memory} */ name) =>
  name === 'place' || name === 'larger' ? localStorage : sessionStorage;

/**
 * @param {Memory} name
 * @returns {string} empty when nothing is remembered, or storage is switched off
 */
export function recall(name) {
  try {
    return storageFor(name).getItem(`gongyou.${name}`) ?? '';
  } catch {
    return '';
  }
}

/**
 * @param {Memory} name
 * @param {string} value an empty one is forgotten
 */
export function remember(name, value) {
  try {
    if (value === '') storageFor(name).removeItem(`gongyou.${name}`);
    else storageFor(name).setItem(`gongyou.${name}`, value);
  } catch {
    // Full or switched off: the page works without memory.
  }
}

/** @returns {Turn[]} */
export function recallTurns() {
  try {
    /** @type {Turn[]} */
    const kept = JSON.parse(recall('turns'));
    return kept.map((turn) => ({ question: String(turn.question), reply: readReply(turn.reply) }));
  } catch {
    return [];
  }
}

/** @param {readonly Turn[]} turns */
export function rememberTurns(turns) {
  remember('turns', turns.length > 0 ? JSON.stringify(turns.slice(-MOST_TURNS)) : '');
}
