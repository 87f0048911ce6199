import { expect, test } from 'vitest';
import { reachableFrom, readSourceFiles } from './source-files.ts';

const files = readSourceFiles();
const LONGEST_FILE = 400;

/**
 * DESIGN section 2: what each folder (or file beside main.ts) may import beside itself, whole and in full. One that is not
 * listed fails the test, so that a new folder takes a place.
 */
const WORDS = ['message.ts', 'errors.ts'];
const HANDOFF = ['language', 'storage', 'crypto', 'knowledge', ...WORDS];
const PLACES = ['language', 'knowledge', ...WORDS];
const RETRIEVAL = ['places', ...PLACES];
const ANSWER = ['retrieval', ...RETRIEVAL];
const CONVERSATION = ['answer', 'handoff', ...ANSWER, ...HANDOFF];
const SERVICES = ['conversation', ...CONVERSATION];
const FACES = ['services.ts', 'http-problem.ts', 'http-schemas.ts', ...SERVICES];
const APP = ['channels', 'console', 'open-api.ts', ...FACES];
const ASSEMBLE = ['services.ts', ...SERVICES];
const INDEXES = ['assemble-services.ts', 'config.ts', ...ASSEMBLE];
const CREATE = ['memory.ts', 'open-indexes.ts', 'index-builder.ts', ...INDEXES];
const SERVE = ['app.ts', 'background.ts', 'create-services.ts', 'web-files.ts', ...APP, ...CREATE];
const ALLOWED: Record<string, readonly string[]> = {
  'message.ts': [],
  'errors.ts': [],
  'memory.ts': [],
  'config.ts': ['errors.ts'],
  language: [],
  knowledge: WORDS,
  crypto: WORDS,
  storage: ['crypto', ...WORDS],
  places: PLACES,
  retrieval: RETRIEVAL,
  embedder: ANSWER,
  answer: ANSWER,
  handoff: HANDOFF,
  conversation: CONVERSATION,
  'services.ts': SERVICES,
  'http-problem.ts': WORDS,
  'http-schemas.ts': WORDS,
  channels: FACES,
  console: FACES,
  'app.ts': APP,
  'web-files.ts': WORDS,
  'background.ts': ['config.ts', ...FACES],
  'assemble-services.ts': ASSEMBLE,
  'open-indexes.ts': INDEXES,
  'index-builder.ts': ['open-indexes.ts', ...INDEXES],
  'index-builder-process.ts': CREATE,
  'create-services.ts': CREATE,
  'main.ts': SERVE,
  'worker.ts': ['app.ts', 'background.ts', 'assemble-services.ts', ...APP],
  cli: SERVE,
};

/** What can't run on Workers. */
const NATIVE =
  /^(?:hnswlib-node|@langchain\/community\/vectorstores\/hnswlib|node:sqlite|@node-rs\/jieba|wechaty(?:-.*)?|node:child_process|node:worker_threads)$/;

const placeOf = (path: string) => path.split('/')[0]!;

test('the sources and their imports were found', () => {
  expect(files.size).toBeGreaterThan(150);
  expect(files.get('app.ts')?.imports).toContain('answer/citation.ts');
  expect(files.get('open-indexes.ts')?.imports).toContain('retrieval/vector-segments.ts');
  expect(files.get('retrieval/graph-segment.ts')?.packages).toContain('@langchain/community/vectorstores/hnswlib');
  const missing = [...files.values()].flatMap(({ path, imports }) =>
    imports.filter((to) => to.endsWith('.ts') && !files.has(to)).map((to) => `${path} → ${to}`),
  );
  expect(missing).toEqual([]);
});

test('imports point one way', () => {
  const wrong = [...files.values()].flatMap(({ path, imports }) => {
    const from = placeOf(path);
    const allowed = ALLOWED[from];
    if (!allowed) return [`${from} has no place in the order of imports`];
    return imports
      .filter((to) => to.endsWith('.ts') && placeOf(to) !== from && !allowed.includes(placeOf(to)))
      .map((to) => `${path} → ${to}`);
  });
  expect(wrong).toEqual([]);
});

test('no import runs in a circle', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at >= 0) circles.push([...trail.slice(at), path].join(' → '));
    if (at >= 0 || done.has(path)) return;
    for (const next of files.get(path)?.imports ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of files.keys()) visit(path, []);
  expect(circles).toEqual([]);
});

test.each(['worker.ts', 'app.ts', 'assemble-services.ts', 'conversation/handle-message.ts'])(
  'nothing native is reached from %s',
  (entry) => {
    const reached = reachableFrom(entry, files);
    expect(reached.size).toBeGreaterThan(20);
    const native = [...reached].flatMap((path) =>
      files
        .get(path)!
        .packages.filter((name) => NATIVE.test(name))
        .map((name) => `${path} → ${name}`),
    );
    expect(native).toEqual([]);
  },
);

test('what is native is reached from main.ts', () => {
  const reached = reachableFrom('main.ts', files);
  const native = new Set([...reached].flatMap((path) => files.get(path)!.packages.filter((name) => NATIVE.test(name))));
  expect(native).toContain('node:sqlite');
  expect(native).toContain('@langchain/community/vectorstores/hnswlib');
});

test('process.env is read at the entries alone', () => {
  const readers = [...files.values()].filter(({ text }) => text.includes('process.env')).map(({ path }) => path);
  expect(readers.filter((path) => !/^(?:main|config)\.ts$|^cli\//.test(path))).toEqual([]);
});

test('src has no barrels', () => {
  expect([...files.keys()].filter((path) => /(?:^|\/)index\.ts$/.test(path))).toEqual([]);
});

test(`no file is longer than ${LONGEST_FILE} lines`, () => {
  const long = [...files.values()]
    .filter(({ lines }) => lines > LONGEST_FILE)
    .map(({ path, lines }) => `${path}: ${lines}`);
  expect(long).toEqual([]);
});
