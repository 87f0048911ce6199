import type { KnowledgeProblem } from '../../knowledge/problem.ts';
import { inChinese } from './problem-in-chinese.ts';

/** A problem on one line: file:line, what is wrong, what to do. */
export function problemLine(problem: KnowledgeProblem): string {
  const { message, mend } = inChinese(problem);
  return `${problem.severity === 'error' ? '✗' : '!'} ${problem.file}:${problem.line} ${message} → ${mend}`;
}
