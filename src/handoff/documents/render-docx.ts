import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { Form, FormSection } from './form.ts';

const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'SimSun', cs: 'Times New Roman' };
/** A4 in twentieths of a point, with margins of 25 and 22 mm. */
const page = { size: { width: 11906, height: 16838 }, margin: { top: 1417, bottom: 1417, left: 1247, right: 1247 } };
const contentWidth = page.size.width - page.margin.left - page.margin.right;
const labelWidth = Math.round(contentWidth * 0.34);

/** The form as a Word file. */
export async function renderDocx(form: Form): Promise<Uint8Array> {
  const document = new Document({
    title: form.title,
    creator: '工友',
    styles: { default: { document: { run: { font, size: 24 }, paragraph: { spacing: { line: 360 } } } } },
    sections: [
      {
        properties: { page },
        children: [
          paragraph(form.reference, { alignment: AlignmentType.RIGHT, size: 19 }),
          paragraph(form.title, { alignment: AlignmentType.CENTER, size: 40, bold: true, before: 200, after: 300 }),
          ...(form.addressee === null ? [] : [paragraph(`致：${form.addressee}`)]),
          ...form.sections.flatMap(renderSection),
          paragraph(form.declaration, { before: 400, keepNext: true }),
          paragraph(`${form.signatory}：`, { before: 500, left: contentWidth * 0.45, keepNext: true }),
          paragraph('日期：     年   月   日', { before: 200, left: contentWidth * 0.45 }),
          paragraph(form.footnote, { before: 500, size: 19 }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function renderSection(section: FormSection): (Paragraph | Table)[] {
  return [
    paragraph(section.heading, { bold: true, before: 240, after: 80, keepNext: true }),
    ...renderContent(section),
  ];
}

function renderContent(section: FormSection): (Paragraph | Table)[] {
  switch (section.kind) {
    case 'fields':
      return [
        new Table({
          width: { size: contentWidth, type: WidthType.DXA },
          columnWidths: [labelWidth, contentWidth - labelWidth],
          rows: section.fields.map(
            ({ label, value }) =>
              new TableRow({
                cantSplit: true,
                children: [cell(label, labelWidth), cell(value, contentWidth - labelWidth)],
              }),
          ),
        }),
      ];
    case 'text':
      return section.paragraphs.map((text) => paragraph(text, { firstLine: 480 }));
    case 'list':
      // Numbers are written out: a reader without the numbering part still sees them.
      return section.items.length > 0
        ? section.items.map((item, index) => paragraph(`${index + 1}. ${item}`))
        : [paragraph(''), paragraph('')];
  }
}

function cell(text: string, width: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 120, right: 120 },
    children: text.split('\n').map((line) => paragraph(line)),
  });
}

interface ParagraphLook {
  alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
  bold?: boolean;
  /** Half points. */
  size?: number;
  before?: number;
  after?: number;
  left?: number;
  firstLine?: number;
  keepNext?: boolean;
}

function paragraph(text: string, look: ParagraphLook = {}): Paragraph {
  const { alignment, bold, size, before, after, left, firstLine, keepNext } = look;
  return new Paragraph({
    alignment,
    keepNext,
    spacing: { before, after },
    indent: { left: left && Math.round(left), firstLine },
    children: [new TextRun({ text, bold, size })],
  });
}
