import type { Ticket, TicketEvent } from '../ticket.ts';
import { createFactReader } from './fact-reader.ts';
import type { Form } from './form.ts';
import { clausesSection, evidenceSection, narrativeSection, restSection } from './shared-sections.ts';

/**
 * 劳动保障监察投诉书: names the complainant and the employer, says the facts and the requests, and lists the evidence.
 * @param today ISO date, for the complainant's age
 */
export function complaintLetter(
  ticket: Ticket,
  history: readonly TicketEvent[],
  today: string,
): Omit<Form, 'reference' | 'footnote'> {
  const reader = createFactReader(ticket, today);
  const { field, text } = reader;
  const person = reader.personal();
  const complainant = [
    field('姓名', 'name', 'reporterName'),
    { label: '性别', value: person.sex },
    { label: '年龄', value: person.age },
    { label: '身份证号', value: person.identity },
    field('职业', 'occupation', 'job'),
    field('工作单位', 'workUnit'),
    field('住所', 'homeAddress', 'address'),
    field('联系电话', 'phone'),
  ];
  const employer = [
    field('名称', 'employer', 'employerName', 'company'),
    field('住所', 'employerAddress'),
    field('法定代表人或主要负责人', 'employerRepresentative', 'boss'),
    field('职务', 'employerRepresentativePost'),
    field('联系电话', 'employerPhone', 'companyPhone'),
    field('包工头', 'contractor', 'contractorName', 'foreman'),
    field('包工头电话', 'contractorPhone', 'foremanPhone'),
  ];
  const ofWages = ticket.body !== null && isOfWages(ticket.body);
  const arrears = ofWages ? [field('拖欠工资数额', 'amount', 'wages'), field('拖欠起止时间', 'period')] : [];
  const work = [
    field('项目名称', 'projectName', 'project'),
    field('用工所在地', 'workPlace', 'place', 'projectAddress', 'workAddress'),
    ...arrears,
    field('涉及人数', 'people', 'headcount', 'workers'),
  ];
  const request = (amount: string | undefined) =>
    ofWages
      ? `请求查处被投诉人拖欠工资的行为，责令其支付拖欠的工资${amount ? `：${amount}` : ''}。`
      : '请求查处被投诉人违反劳动保障规定的行为（见事实经过），责令其改正。';
  const told = text(['request', 'requests'], '请求事项');
  const amount = work.find((entry) => entry.label === '拖欠工资数额')?.value;
  const evidence = evidenceSection('证据清单', reader, history);
  return {
    title: '劳动保障监察投诉书',
    addressee: `${ticket.regionCode === '000000' ? '' : ticket.regionName}（用工所在地）劳动保障监察机构`,
    sections: [
      { kind: 'fields', heading: '投诉人', fields: complainant },
      { kind: 'fields', heading: '被投诉人（用人单位）', fields: employer },
      {
        kind: 'list',
        heading: '请求事项',
        items: [told || request(amount)],
      },
      { kind: 'fields', heading: ofWages ? '用工和欠薪情况' : '用工情况', fields: work },
      narrativeSection('事实经过', ticket),
      ...restSection('其他情况', reader),
      evidence,
      clausesSection('依据的规定', ticket),
    ],
    declaration: '以上内容是本人如实反映的，如有不实，本人愿意承担责任。',
    signatory: '投诉人（签名或按手印）',
  };
}

/** Whether a complaint is about unpaid wages, and not about something else at work. */
export function isOfWages({ facts }: NonNullable<Ticket['body']>): boolean {
  return facts.matter?.value !== 'other';
}
