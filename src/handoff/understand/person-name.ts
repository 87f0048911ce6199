import { found, missed, type Understood } from './understood.ts';

export type NameReason = 'surname-only' | 'not-a-name';

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖闫仝覃佘付岳涂揭晋楚代苟';
const COMPOUND = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|令狐|司徒|慕容|夏侯|宇文|长孙|端木|南宫|独孤|百里|呼延)/;
const NOT_NAMES =
  /^(?:农民|工人|工友|打工|安徽|江苏|江西|山东|山西|云南|广东|广西|河南|河北|贵州|四川|湖南|湖北|福建|甘肃|宁夏|黄牛|没有|不是|都是|什么|那个|这个|那里|一个|老乡|老板|经理|谢谢|再见|你好|您好|干活|干了|时候|时间|方便|可以|同意|不行|不要|随便|知道|东西|成都|关于|别的|别人|高空|家里|全部|全国|马上|国家|工地|包工|班组|公司|单位|上班|下班|文员|司机|保安|电工|木工|瓦工|焊工|钢筋|临时|和他|和我|于是|从来|应该|相关|通过|都可|能不|能给|后来|居然|终于|空白|利息|向他|尚未|明天|今天|昨天|计件|平时|水电|房租|路上|车间|石材|金额|满意|万一|广州|深圳|常州|明白|安全|祝|游客|田里|花钱|乐意|连续|单独|解决|经常|严重|方面|高利|何时|何况|安排|顾不|常常|时常)/;
const LEADS =
  /(?:我(?:的)?(?:名字|姓名|全名|大名|真名)?(?:就)?(?:叫做?|是叫)|(?:我的?|本人)?(?:姓名|名字|全名)(?:是|叫|为|改成|应该是|:)?|本人(?:叫|是)|(?:我的?)?投诉人(?:是|:)?|反映人(?:是|:)?)[\s:,]*([\u4e00-\u9fff·•]{1,15})/;
const STOP =
  /(?:电话|手机|号码|身份证|今年|来自|是|在|的|男|女|老家|住|从|欠|被|要|想|来|和|跟|人$|工友|师傅|哈|啊|呀|吧|哦|呢|了).*$/;

/** True for two to four Chinese characters that begin with a surname and are no common word, or a name with ·. */
export function looksLikeName(name: string): boolean {
  if (name.includes('·')) return /^[\u4e00-\u9fff]{1,10}(?:·[\u4e00-\u9fff]{1,10}){1,3}$/.test(name);
  if (NOT_NAMES.test(name) || !/^[\u4e00-\u9fff]{2,4}$/.test(name)) return false;
  return COMPOUND.test(name) ? name.length >= 3 : SURNAMES.includes(name[0]!) && name.length <= 4;
}

/**
 * The worker's own name in a normalised text. With `asked` false only with a lead (我叫…, 姓名:…); with `asked` true a bare name
 * too, alone or before a number. A name in Chinese characters, 2–4 of them, or one with · (阿卜杜拉·买买提).
 */
export function readPersonName(text: string, asked: boolean): Understood<string, NameReason> {
  const dotted = text.replace(/[•・‧]/g, '·');
  const lead = LEADS.exec(dotted);
  if (lead !== null && !/^[他她它你您老那这别谁]/.test(lead[1]!)) {
    const name = lead[1]!.replace(STOP, '');
    if (looksLikeName(name)) {
      const start = lead.index + lead[0].length - lead[1]!.length;
      return found(name, start, start + name.length);
    }
    if (asked) return missed('not-a-name');
  }
  const self = /(?:^|[,。;! ])我(?:就)?是([\u4e00-\u9fff]{2,4})(?=$|[,。;! \d])/.exec(dotted);
  if (self !== null && looksLikeName(self[1]!) && !/[人工的]$/.test(self[1]!)) {
    return found(self[1]!, self.index + self[0].length - self[1]!.length, self.index + self[0].length);
  }
  if (!asked) return missed('absent');
  const changed = /(?:是|叫|改成|为)\s*([\u4e00-\u9fff·]{2,15})\s*[。!]?$/.exec(dotted);
  if (changed !== null && looksLikeName(changed[1]!))
    return found(changed[1]!, changed.index, changed.index + changed[0].length);
  if (/^(?:我|俺)?(?:免贵)?姓[\u4e00-\u9fff][。!]?$/.test(dotted)) return missed('surname-only');
  const bare = /^[\s"]*([\u4e00-\u9fff][\u4e00-\u9fff·]{1,14})(?=[\s"',。;!:]|\d|\+|\(|电话|手机|$)/.exec(dotted);
  if (bare !== null) {
    const name = bare[1]!.replace(/(?:电话|手机|号码|联系).*$/, '');
    const start = bare.index + bare[0].length - bare[1]!.length;
    if (looksLikeName(name)) return found(name, start, start + name.length);
    return missed('not-a-name');
  }
  return missed(/[<>{}\\;=*%$#@]|^\S{1,30}$/.test(dotted) && !/^[\d\s+()-]+$/.test(dotted) ? 'not-a-name' : 'absent');
}
