// @ts-check
/** While a person has the conversation, their words are fetched and shown as they come. */

const PAUSE_IN_MILLISECONDS = 4000;

/** @typedef {{ from: 'worker' | 'gongyou', text: string, at: string }} Line */

/**
 * Follows a conversation until nobody but the assistant speaks in it.
 * @param {string} conversationId
 * @param {(text: string) => void} show told each new line of the other side
 * @returns {() => void} how to stop
 */
export function followAgent(conversationId, show) {
  let stopped = false;
  /** @type {number | null} */
  let seen = null;
  const look = async () => {
    if (stopped) return;
    try {
      const address = `v1/conversations/${encodeURIComponent(conversationId)}/messages`;
      const response = await fetch(new URL(address, document.baseURI));
      if (response.status === 404) return;
      /** @type {{ speaker: string, lines: Line[] }} */
      const { speaker, lines } = await response.json();
      const told = lines.filter((line) => line.from === 'gongyou');
      if (seen !== null && !stopped) for (const line of told.slice(seen)) show(line.text);
      seen = told.length;
      if (speaker === 'bot') return;
    } catch {
      // No signal: the next look may have one.
    }
    setTimeout(look, PAUSE_IN_MILLISECONDS);
  };
  look();
  return () => {
    stopped = true;
  };
}
