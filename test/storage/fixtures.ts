import { createKeyRing } from '../../src/crypto/key-ring.ts';
import type { TicketDraft } from '../../src/handoff/ticket-draft.ts';
import { openStorage } from '../../src/storage/open-storage.ts';

export const keyOne = Buffer.alloc(32, 1).toString('base64');
export const keyTwo = Buffer.alloc(32, 2).toString('base64');
export const ring = createKeyRing({ active: 'k1', keys: { k1: keyOne } });

export const start = new Date('2026-03-01T02:00:00.000Z');

/** A clock that stands until it is moved. */
export function createTestClock(from = start) {
  let now = from.getTime();
  return {
    clock: () => new Date(now),
    advance(milliseconds: number): void {
      now += milliseconds;
    },
  };
}

export const memoryStorage = (clock?: () => Date) => openStorage({ path: ':memory:', ring, clock });

export const worker = { name: '欧阳建国', phone: '13805926666', identityNumber: '11010519491231002X' };

export function complaintDraft(change: Partial<TicketDraft> = {}): TicketDraft {
  const personal = (label: string, text: string) => ({ label, value: text, text, personal: true });
  return {
    flow: 'complaint',
    regionCode: '350200',
    regionName: '厦门市',
    facts: {
      name: personal('反映人姓名', worker.name),
      phone: personal('联系电话', worker.phone),
      identityNumber: personal('身份证号', worker.identityNumber),
      projectName: { label: '项目名称', value: '海沧三期', text: '海沧三期', personal: false },
      amount: { label: '欠薪金额', value: 12000, text: '12000 元', personal: false },
      evidence: { label: '证据', value: '考勤、聊天记录', text: '考勤、聊天记录', personal: false },
    },
    narrative: '我叫欧阳建国,在海沧干了三个月没发工钱。',
    clauses: [{ id: 'fj-2025-28/3/6', label: '第三部分第(六)条', text: '条文' }],
    deadlines: [
      {
        kind: 'arbitration',
        due: '2026-03-20',
        article: '劳动争议调解仲裁法第二十七条',
        text: '仲裁还剩19天。',
        urgent: true,
        from: '2025-03-20',
      },
      {
        kind: 'inspection',
        due: '2027-03-20',
        article: '劳动保障监察条例第二十条',
        text: '监察还有一年。',
        urgent: false,
        from: '2025-03-20',
      },
    ],
    consent: { personal: true, sensitive: true, at: start.toISOString() },
    ...change,
  };
}
