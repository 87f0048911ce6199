import type { Ticket, TicketEvent } from '../ticket.ts';
import { createFactReader } from './fact-reader.ts';
import type { Form, FormSection } from './form.ts';
import { clausesSection, evidenceSection, narrativeSection, restSection } from './shared-sections.ts';

/** Legal Aid Law art. 42: no check of means for wage and work-injury claims of migrant workers. */
const exemptionClause = 'legal-aid-law/42';

/**
 * 法律援助申请书: applicant, representative, case and reasons, promise of truth.
 * @param today ISO date
 */
export function legalAidApplication(
  ticket: Ticket,
  history: readonly TicketEvent[],
  today: string,
): Omit<Form, 'reference' | 'footnote'> {
  const reader = createFactReader(ticket, today);
  const { field, text } = reader;
  const person = reader.personal();
  const applicant = [
    field('姓名', 'name', 'applicantName'),
    { label: '性别', value: person.sex },
    { label: '出生日期', value: person.born },
    field('民族', 'ethnicity', 'nation'),
    { label: '身份证号', value: person.identity },
    field('户籍地', 'registeredAddress', 'householdAddress', 'hukou'),
    field('住所地', 'homeAddress', 'address'),
    field('邮编', 'postcode'),
    field('联系电话', 'phone'),
    field('工作单位', 'employer', 'employerName', 'workUnit', 'company'),
  ];
  const representative = [
    field('代理人姓名', 'representativeName'),
    field('代理人类型（法定/委托）', 'representativeKind'),
    field('代理人身份证号', 'representativeIdentityNumber', 'representativeIdNumber'),
  ];
  const matter = text(['matter', 'claim', 'request'], '申请事项');
  const evidence = evidenceSection('证据材料清单', reader, history);
  return {
    title: '法律援助申请书',
    addressee: text(['legalAidCentre', 'whereToApply', 'applyAt'], '受理机构') || '法律援助机构',
    sections: [
      { kind: 'fields', heading: '申请人', fields: applicant },
      { kind: 'fields', heading: '代理人（没有可不填）', fields: representative },
      { kind: 'list', heading: '申请事项', items: [`申请法律援助${matter ? `：${matter}` : ''}。`] },
      narrativeSection('案情及申请理由', ticket),
      ...exemption(ticket),
      ...restSection('其他情况', reader),
      evidence,
      clausesSection('依据的规定', ticket),
    ],
    declaration: '本人承诺：以上内容和所交材料都是真实的；如有虚假，本人愿意承担法律责任。',
    signatory: '申请人（签名或按手印）',
  };
}

/** Asked for only where the flow found that it applies. */
function exemption(ticket: Ticket): FormSection[] {
  const applies = ticket.body?.clauses.some((clause) => clause.id === exemptionClause) ?? false;
  const paragraph = '本申请属于《中华人民共和国法律援助法》第四十二条规定的情形，请求免予核查经济困难状况。';
  return applies ? [{ kind: 'text', heading: '经济困难状况', paragraphs: [paragraph] }] : [];
}
