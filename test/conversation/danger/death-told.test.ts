import { describe, expect, it } from 'vitest';
import { tellsOfDeath } from '../../../src/conversation/danger/death-told.ts';
import { sayAll, servicesIn, temporaryDirectory } from '../services.ts';

describe('tellsOfDeath', () => {
  it.each([
    '老公死在工地上了',
    '我男人摔死了',
    '哥哥被吊车砸死了 老板赔不赔',
    '我爸干活时猝死',
    '我爸心脏病犯了,送医院第三天走的',
    '我屋里头那个在工地上触电没救过来',
    '老公在工地累死了,怎么办',
  ])('%s tells of a death', (text) => expect(tellsOfDeath(text)).toBe(true));

  it.each([
    '我想死在工地上',
    '老公说要死在工地上',
    '我老公累死了',
    '我哥送医院了,老板走了',
    '工友去年自杀了,算不算工亡',
    '我哥从架子上摔下来快死了',
    '工友触电了,不动了',
    '他们说要打死我弟',
    '工地塌了,老乡死了,还有人埋着',
    '妈妈过世了能请假吗,不想活了',
    '要是我爸死在工地上了赔多少',
  ])('%s does not', (text) => expect(tellsOfDeath(text)).toBe(false));
});

describe('somebody bereaved', () => {
  it('is told what the near ones are owed, and of no danger', async () => {
    const directory = await temporaryDirectory();
    const services = await servicesIn(directory.path);
    try {
      const reply = await sayAll(services, 'bereaved', ['老公死在工地上了']);
      expect(reply.kind).toBe('answer');
      expect(reply.text).toMatch(/^您节哀。/);
      expect(reply.citations.map((citation) => citation.clauseId)).toEqual([
        'injury-insurance-regulation/39',
        'injury-insurance-regulation/17',
      ]);
      const sudden = await sayAll(services, 'sudden', ['我爸干活时猝死']);
      expect(sudden.citations[0]?.clauseId).toBe('injury-insurance-regulation/15');
      const elsewhere = await sayAll(services, 'elsewhere', ['我男人摔死了']);
      expect(elsewhere).toMatchObject({ kind: 'chat', citations: [] });
      expect(elsewhere.text).not.toContain('110');
    } finally {
      await services.close();
      await directory.remove();
    }
  }, 60_000);
});
