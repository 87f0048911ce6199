import { deflateRawSync } from 'node:zlib';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { expect, test } from 'vitest';
import { readSource, SOURCE_LIMIT } from '../../../src/knowledge/import/read-source.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const reason = (reason: string) => ({ code: 'knowledge/unreadable-file', data: { reason } });

test('UTF-8, UTF-16 and GB 18030 are told apart', async () => {
  const gb18030 = Uint8Array.of(0xc5, 0xa9, 0xc3, 0xf1, 0xb9, 0xa4);
  const utf16 = Uint8Array.of(0xff, 0xfe, 0x9c, 0x51, 0x11, 0x6c, 0xe5, 0x5d);
  for (const each of [bytes('农民工'), bytes('\uFEFF农民工'), gb18030, utf16])
    expect((await readSource('a.txt', each)).text).toBe('农民工');
});

test('Markdown marks go, numbers stay', async () => {
  const { text } = await readSource(
    'a.md',
    bytes('# 通知\n\n**一、** 甲\n- 文号：乙\n1\\. 丙 [链接](https://example.cn)'),
  );
  expect(text).toBe('通知\n\n一、 甲\n文号：乙\n1. 丙 链接');
});

test('a Word file gives a line for each paragraph, a tab between cells', async () => {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph('一、甲　乙  丙'),
          new Paragraph(''),
          new Table({ rows: [new TableRow({ children: [cell('丁'), cell('戊')] })] }),
        ],
      },
    ],
  });
  const source = await readSource('a.docx', await Packer.toBuffer(document));
  expect(source.text).toContain('一、甲　乙  丙\n\n');
  expect(source.text).toMatch(/丁\s+戊/);
  expect(source.autoNumbered).toBe(false);
});

test('a Word file whose numbers are automatic says so', async () => {
  const numbering = { config: [{ reference: 'n', levels: [{ level: 0, format: 'decimal' as const, text: '%1.' }] }] };
  const document = new Document({
    numbering,
    sections: [{ children: [new Paragraph({ text: '甲', numbering: { reference: 'n', level: 0 } })] }],
  });
  expect((await readSource('a.docx', await Packer.toBuffer(document))).autoNumbered).toBe(true);
});

test.each([
  ['a.exe', bytes('x'), 'unknown-kind'],
  ['a', bytes('x'), 'unknown-kind'],
  ['a.doc', bytes('x'), 'old-word'],
  ['a.txt', bytes('  \n'), 'no-text'],
  ['a.txt', Uint8Array.of(0xff, 0xff, 0x00), 'unknown-encoding'],
  ['a.docx', bytes('not a zip file, though long enough'), 'damaged'],
  ['a.docx', new Uint8Array(0), 'damaged'],
  ['a.pdf', bytes('%PDF-1.4 broken'), 'damaged'],
  ['a.txt', new Uint8Array(SOURCE_LIMIT + 1), 'too-large'],
] as const)('%s that cannot be read: %#', async (name, data, why) => {
  await expect(readSource(name, data)).rejects.toMatchObject(reason(why));
});

test('a Word file that unpacks to far more than it says is not unpacked', async () => {
  await expect(readSource('a.docx', zipBomb(80 * 1024 * 1024))).rejects.toMatchObject(reason('unpacks-too-large'));
});

/** One entry of zeros that claims to be ten bytes long. */
function zipBomb(size: number): Uint8Array {
  const name = Buffer.from('word/document.xml');
  const packed = deflateRawSync(Buffer.alloc(size));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(10, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(10, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}
