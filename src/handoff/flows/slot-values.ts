import { z } from 'zod';
import { isIsoDate } from '../understand/calendar.ts';
import { checkCharacter } from '../understand/id-number.ts';

const date = z.string().refine(isIsoDate);
/** No control characters and no markup: what a worker's words may hold when they are kept. */
const words = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^[^\u0000-\u001f\u007f<>]*$/);
const answer = z.enum(['yes', 'no', 'unsure']);
const consent = z.enum(['yes', 'no']);
const moment = z.object({ from: date, to: date, about: z.boolean() });
const evidence = z.enum([
  '劳动合同',
  '欠条',
  '考勤记录',
  '工资条',
  '聊天记录',
  '录音',
  '工牌',
  '照片或视频',
  '转账记录',
  '记工本',
  '工友作证',
  '工服',
  '病历或诊断',
]);

/** Every slot of both flows and what it may hold. A value that does not fit is never kept. */
export const slotSchemas = {
  matter: z.enum(['wages', 'injury', 'other']),
  workKind: z.enum(['construction', 'other']),
  place: words(120),
  project: words(40),
  employer: z.object({ name: words(60), kind: z.enum(['company', 'person']) }),
  employerPhone: z.string().regex(/^(?:1[3-9]\d{9}|0\d{2,3}-\d{7,8}|[48]00\d{7})$/),
  amount: z.object({
    yuan: z.number().positive().max(100_000_000),
    upTo: z.number().positive().max(100_000_000).nullable(),
    about: z.boolean(),
    working: z.string().max(60).nullable(),
  }),
  period: z.object({
    start: moment.nullable(),
    end: moment.nullable(),
    ongoing: z.boolean(),
    months: z.number().positive().max(600).nullable(),
    days: z.number().positive().max(20_000).nullable(),
    about: z.boolean(),
  }),
  people: z.object({
    count: z.number().int().min(1).max(100_000),
    upTo: z.number().int().max(100_000).nullable(),
    about: z.boolean(),
  }),
  employment: z.enum(['employed', 'left', 'unsure']),
  leftOn: moment,
  lastDemand: moment,
  proceedings: z.array(z.enum(['arbitration', 'court', 'inspection', 'petition', 'mediation', 'police'])).max(6),
  evidence: z.array(evidence).max(13),
  contract: z.enum(['signed', 'none', 'unsure']),
  injuredOn: moment,
  injuryReported: answer,
  migrant: answer,
  story: words(500),
  age: z.number().int().min(1).max(110),
  guardianConsent: consent,
  personalConsent: consent,
  name: z.string().regex(/^[\u4e00-\u9fff]{2,4}$|^(?=.{3,30}$)[\u4e00-\u9fff]{1,10}(?:·[\u4e00-\u9fff]{1,10}){1,3}$/),
  phone: z.string().regex(/^(?:1[3-9]\d{9}|0\d{2,3}-\d{7,8})$/),
  sensitiveConsent: consent,
  identityNumber: z
    .string()
    .regex(/^\d{17}[\dX]$/)
    .refine((number) => checkCharacter(number) === number[17]),
} as const;

export type SlotName = keyof typeof slotSchemas;
export type SlotValues = { [Name in SlotName]: z.infer<(typeof slotSchemas)[Name]> };
export type Values = Partial<SlotValues>;

export const slotNames = Object.keys(slotSchemas) as SlotName[];

/** What a conversation may hold of a flow's slots: each absent or valid. */
export const valuesSchema = z.object(slotSchemas).partial() satisfies z.ZodType<Values>;

/** Slots that tell who the worker is: asked last, kept only with consent. */
export const PERSONAL_SLOTS = ['name', 'phone', 'identityNumber'] as const satisfies readonly SlotName[];

export function isPersonal(name: SlotName): boolean {
  return (PERSONAL_SLOTS as readonly SlotName[]).includes(name);
}
