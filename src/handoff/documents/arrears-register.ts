import type { Ticket, TicketEvent } from '../ticket.ts';
import { createFactReader, type FactReader } from './fact-reader.ts';
import type { Form, FormField } from './form.ts';
import { clausesSection, evidenceSection, narrativeSection, restSection } from './shared-sections.ts';

/**
 * 欠薪线索登记表: the fields of the public wage-arrears systems, which differ for construction and for other work.
 * @param today ISO date
 */
export function arrearsRegister(
  ticket: Ticket,
  history: readonly TicketEvent[],
  today: string,
): Omit<Form, 'reference' | 'footnote'> {
  const reader = createFactReader(ticket, today);
  const { field } = reader;
  const reporter = [
    field('反映人姓名', 'name', 'reporterName'),
    field('联系电话', 'phone'),
    { label: '身份证号', value: reader.personal().identity },
  ];
  const sector = field('行业领域', 'sector', 'workSector', 'construction');
  const construction = isConstruction(ticket);
  const work = construction ? constructionFields(reader) : otherWorkFields(reader);
  const arrears = [
    field('欠薪金额', 'amount', 'wages'),
    field('欠薪人数', 'people', 'headcount', 'workers'),
    field('欠薪起止时间', 'period'),
    field('是否还在职', 'stillEmployed', 'employed'),
    field('曾经反映途径', 'earlierChannels', 'channels', 'proceedings'),
  ];
  const evidence = evidenceSection('证据', reader, history);
  return {
    title: '欠薪线索登记表',
    addressee: null,
    sections: [
      { kind: 'fields', heading: '反映人', fields: reporter },
      { kind: 'fields', heading: construction ? '工程项目' : '用人单位', fields: [sector, ...work] },
      { kind: 'fields', heading: '欠薪情况', fields: arrears },
      narrativeSection('情况摘要', ticket),
      ...restSection('其他情况', reader),
      evidence,
      clausesSection('依据的规定', ticket),
    ],
    declaration: '以上线索是本人如实反映的。',
    signatory: '反映人（签名或按手印）',
  };
}

function isConstruction(ticket: Ticket): boolean {
  const facts = ticket.body?.facts ?? {};
  if (facts.sector) return facts.sector.value === 'construction';
  if ('projectName' in facts) return true;
  return Object.values(facts).some((fact) => fact.value === 'construction' || /^(?!非).*工程建设领域/.test(fact.text));
}

function constructionFields({ field }: FactReader): FormField[] {
  return [
    field('项目名称', 'projectName', 'project'),
    field('项目地址', 'projectAddress', 'workPlace', 'place', 'workAddress'),
    field('建设单位', 'developer'),
    field('总承包单位', 'generalContractor'),
    field('分包单位', 'subcontractor'),
    field('项目经理', 'projectManager'),
    field('班组长', 'teamLeader', 'foreman', 'contractor', 'contractorName'),
    field('欠薪单位或个人', 'employer', 'employerName'),
    field('欠薪单位或个人电话', 'employerPhone', 'foremanPhone', 'contractorPhone'),
    field('是否签劳动合同', 'writtenContract', 'contract'),
  ];
}

function otherWorkFields({ field }: FactReader): FormField[] {
  return [
    field('欠薪单位名称', 'employer', 'employerName', 'company'),
    field('单位电话', 'employerPhone', 'companyPhone'),
    field('实际工作地区', 'workPlace', 'place', 'workRegion'),
    field('详细地址', 'workAddress'),
    field('是否签劳动合同', 'writtenContract', 'contract'),
    field('合同单位', 'contractParty', 'contractEmployer'),
  ];
}
