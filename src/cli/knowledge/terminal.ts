import { createInterface } from 'node:readline/promises';

/** A person at the terminal, or none. */
export interface Terminal {
  isInteractive: boolean;
  /** Asks one question; the answer without outer spaces, empty for Return alone. */
  ask(question: string): Promise<string>;
}

/** The terminal this process runs in. Interactive when both its input and its output are one. */
export function createTerminal(
  input: NodeJS.ReadStream = process.stdin,
  output: NodeJS.WriteStream = process.stdout,
): Terminal {
  return {
    isInteractive: Boolean(input.isTTY && output.isTTY),
    ask: async (question) => {
      const lines = createInterface({ input, output });
      try {
        return (await lines.question(question)).trim();
      } finally {
        lines.close();
      }
    },
  };
}
