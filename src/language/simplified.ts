import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 'tw', to: 'cn' });

/** Traditional characters as simplified ones. 么 is left as it is: read as a traditional one it would become 幺 (饿了么, 管么). */
export function toSimplified(text: string): string {
  return text.includes('么') ? text.split('么').map(convert).join('么') : convert(text);
}
