/** The part of cli-progress that is used; the package brings no types. */
declare module 'cli-progress' {
  export class SingleBar {
    constructor(
      options: { format: string; stream?: NodeJS.WriteStream; hideCursor?: boolean; clearOnComplete?: boolean },
      preset?: object,
    );
    start(total: number, value: number): void;
    setTotal(total: number): void;
    update(value: number): void;
    stop(): void;
  }
  const presets: { shades_classic: object };
  export const Presets: typeof presets;
}
