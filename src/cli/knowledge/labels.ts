import type { AnswerField } from '../../knowledge/import/answers.ts';
import type { ImportFailureReason } from '../../knowledge/import/import-failure.ts';
import type { DocumentStatus } from '../../message.ts';

export const STATUS_NAMES: Record<DocumentStatus, string> = {
  'in-force': '有效',
  draft: '征求意见稿',
  superseded: '已被替代',
  repealed: '已废止',
};

export const SOURCE_NAMES = { official: '官网', repost: '转载', unknown: '出处不明' } as const;

/** What a field is called, how it is asked for, and an example of a right answer. */
export const FIELD_TEXTS: Record<AnswerField, { name: string; ask: string; example: string }> = {
  title: { name: '标题', ask: '文件的标题是什么', example: '关于做好农民工服务保障工作的通知' },
  number: { name: '文号', ask: '文号是什么（没有就写「无」）', example: '闽人社文〔2025〕28号' },
  issuers: {
    name: '发文单位',
    ask: '哪些单位发的（用顿号隔开，没有就写「无」）',
    example: '福建省人力资源和社会保障厅、福建省总工会',
  },
  region: { name: '地区', ask: '管哪个地方（地名，或六位行政区划代码；全国写「全国」）', example: '福建' },
  issued: { name: '发文日期', ask: '哪天发的（没有就写「无」）', example: '2025-04-16' },
  effective: { name: '施行日期', ask: '哪天起施行（没有就写「无」）', example: '2025-06-01' },
  status: { name: '状态', ask: '现在算不算数（有效、征求意见稿、已被替代、已废止）', example: '有效' },
  source: {
    name: '出处',
    ask: '从哪里拿到的（官网:名称、转载:名称，或网址）',
    example: '官网:福建省人力资源和社会保障厅',
  },
  id: { name: '编号', ask: '编号（小写字母、数字、短横）', example: 'fj-2025-28' },
};

export const FAILURE_TEXTS: Record<ImportFailureReason, string> = {
  'not-found': '找不到这个文件。请核对路径。',
  'too-large': '文件太大了（最多 10 MB，PDF 最多 400 页）。请只留正文，另存一份再来。',
  'unpacks-too-large': '这个 Word 文件解开后大得不正常，没有打开。请把正文复制到新文件里再来。',
  'unknown-kind': '认不出这种文件。能读 .txt、.md、.html、.docx、.pdf。',
  'old-word': '这是旧格式的 Word（.doc 或 .wps）。请用 Word 或 WPS「另存为」.docx 再来。',
  'unknown-encoding': '认不出文字编码。请用记事本打开，「另存为」时选 UTF-8。',
  damaged: '文件打不开，可能没下载完整，或者后缀名不对。请重新下载。',
  locked: '这份 PDF 有密码。请先去掉密码。',
  garbled: '这份 PDF 里的字读出来不对（字体没有对照表）。请找 Word 或网页版，或者把正文复制出来核对后存成 .txt。',
  'no-text': '里面没有文字。要是扫描件，请先做文字识别（OCR），核对后存成 .txt 再来。',
};
