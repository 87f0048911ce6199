/** The knowledge folder as it was parsed by scripts/bundle-knowledge.ts; wrangler.toml names the file. */
declare module 'gongyou:knowledge' {
  const bundled: { fingerprint: string; knowledge: import('./knowledge/load-knowledge.ts').Knowledge };
  export default bundled;
}

declare module '*.bin' {
  const bytes: ArrayBuffer;
  export default bytes;
}
