import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type ErrorCode, GongyouError } from './errors.ts';

const STATUS: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  'request/invalid-json': 400,
  'request/invalid': 400,
  'request/message-empty': 400,
  'request/message-too-long': 400,
  'request/unknown-region': 400,
  'request/ambiguous-region': 400,
  'request/unknown-conversation': 404,
  'request/too-many': 429,
  'request/unauthorized': 401,
  'agent/taken': 409,
  'agent/not-held': 409,
  'knowledge/not-found': 404,
  'ticket/not-found': 404,
};

const TITLES: Partial<Record<ErrorCode, string>> = {
  'request/invalid-json': '请求不是有效的 JSON',
  'request/invalid': '请求的格式不对',
  'request/message-empty': '消息是空的',
  'request/message-too-long': '消息太长',
  'request/unknown-region': '没有这个地方',
  'request/ambiguous-region': '叫这个名字的地方不止一个',
  'request/unknown-conversation': '没有这个对话',
  'request/too-many': '发得太快了',
  'request/unauthorized': '口令不对',
  'agent/taken': '已经有人接了',
  'agent/not-held': '不在人工接待中',
  'knowledge/not-found': '没有这一条',
};

/** Turns an error into an RFC 9457 problem document. What is not ours says nothing of its cause. */
export function problemResponse(context: Context, error: unknown): Response {
  // Hono's own middleware throws these: a refused token brings its response; a body that is no JSON brings 400 alone.
  if (error instanceof HTTPException && error.res) return error.res;
  const known = error instanceof GongyouError ? error : ourError(error);
  const status = STATUS[known.code] ?? 500;
  const detail = status === 500 ? '系统出了点问题，请过一会儿再试。急的话打 12333 或 12345。' : known.message;
  const problem = {
    type: `urn:gongyou:problem:${known.code}`,
    title: TITLES[known.code] ?? '系统出错',
    status,
    detail,
    code: known.code,
  };
  return context.body(JSON.stringify(problem), status, { 'content-type': 'application/problem+json; charset=utf-8' });
}

function ourError(error: unknown): GongyouError {
  return error instanceof HTTPException && error.status === 400
    ? new GongyouError('request/invalid-json', '没读懂发来的内容：要 UTF-8 编码的 JSON。')
    : new GongyouError('internal', '系统出了点问题，请过一会儿再试。急的话打 12333 或 12345。');
}
