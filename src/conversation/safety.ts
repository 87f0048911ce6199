import type { DangerAct } from '../knowledge/act.ts';

/** What danger a message tells of. */
export type Danger =
  | DangerAct
  | 'poisoned'
  | 'gas'
  | 'trapped'
  | 'electric'
  | 'missing'
  | 'threat'
  | 'suicide-of-another';

/** A collapse with people under it is told without a word of when. */
const COLLAPSE =
  /(?:塌|垮|坍|滑坡|透水|冒顶).{0,8}(?:埋|压|困|人)|埋了.{0,4}人|人.{0,4}被?埋|(?:塌|垮|坍|滑坡|透水|冒顶).{0,16}(?:没出来|出不来|在里面|在里头)/;
/** Under or in something that has to be moved first. */
const TRAPPED = /埋|困|压(?:住|在|着)|塌|垮|坍|卡住|夹住|出不来/;
/** Bad air, and those who breathe it. */
const BAD_AIR =
  /(?:头晕|头疼|恶心|想吐).{0,12}(?:煤炉|炭炉|烧炭|烤火)|(?:煤炉|炭炉|烧炭|烤火).{0,12}(?:头晕|头疼|恶心|想吐|晕)|掉(?:进|到)?.{0,4}井里?.{0,8}(?:没声|不应|没动静|上不来)|高烧.{0,4}抽|(?:要|快要)生了.{0,10}(?:不让|没人|在厂|在工)|碰(?:到|着)(?:了)?(?:电线|电).{0,6}(?:不动|没反应|倒)|呛得?.{0,14}(?:吐|晕|倒)|(?:煤气|一氧化碳|沼气)中毒|(?:煤气|燃气|臭鸡蛋|怪味|毒气|氨气|氯气|刺鼻|呛人).{0,16}(?:头晕|头疼|恶心|想吐|吐了|倒了|晕了|睁不开)|(?:井|池|罐|坑)(?:里|下面|底下).{0,12}(?:没上来|没动静|上不来|不应)/;
/** Told of afterwards: what is asked is what is paid. */
const AFTERWARDS = /去年|前年|上个月|之前|以前|赔|保险|认定|工伤|法院|仲裁/;
const HARASSED =
  /(?:女儿|闺女|老婆|媳妇|婆娘|妹妹?|姐姐?|她|女工)(?:被|给|叫)(?:老板|工头|主管|男的|人|他)?.{0,4}(?:摸|强奸|猥亵|非礼|骚扰)|动手动脚|(?:摸|抱|亲)我|占(?:我|女工)便宜|强奸|猥亵|非礼|(?:老板|工头|主管|领导|组长|他|男的?).{0,6}(?:骚扰|偷看)|偷看(?:我|我们|女工|女的)|(?:往|钻|闯|进).{0,6}女(?:工)?宿舍/;
/** Said outright: no word about the place takes it back (从楼顶跳楼). */
const SUICIDE =
  /(?:百草枯|敌敌畏|老鼠药|安眠药).{0,6}(?:放在?|摆|搁)|(?:放着?|摆着?|藏着?)(?:一?瓶)?(?:百草枯|敌敌畏|老鼠药|安眠药)|买(?:了)?(?:一?瓶)?(?:百草枯|敌敌畏|老鼠药)|^(?:我|俺)?(?:真的?|都|已经)*走投无路了?[。!！]*$|不想活|活不下去|活不起了|不如死|想死|去死了算|寻死|自杀|轻生|跳楼|跳河|跳桥|跳下去|喝(?:了|下|过|完)?(?:半瓶|一瓶|点)?(?:农药|百草枯|敌敌畏|老鼠药)|割腕|上吊|了断(?:自己)?|同归于尽|一死了之|死给(?:他|你|老板)|一了百了|活着(?:真|还)?(?:没|冇)(?:啥|什么|得)?(?:意思|劲|意义|盼头|指望)|活够了|没脸活|不如撞死|写(?:好|了)?遗书|(?:买|吃|吞)(?:了|点|瓶)?(?:农药|安眠药|老鼠药|百草枯|敌敌畏)|(?:就|要|准备|马上|真|我)(?:往下)?跳(?:了|下去|给|$|[,，。!！])|(?:带|抱)着?(?:孩子|娃|一家).{0,4}(?:一起|去)(?:死|走绝路)|走绝路|没活路了|撑不下去|想不开|喝药(?:死|自|算)|跳(?:江|湖|海|塔)|死了算|死在(?:他|厂|工地|公司|老板|你们).{0,4}(?:门口|面前)|以死|自焚|浇(?:上)?汽油|(?:买了|拎|提|带|备)(?:好|着|上)*(?:一)?(?:桶|壶|瓶)?汽油(?!.{0,8}(?:发票|报|费|多少|贵))|(?:大家|谁)都?(?:莫|别|不要)(?:想)?活|捅(?:死|了)他|(?:跟|和)(?:他|老板|他们)拼命|从.{0,6}(?:楼|天台|塔吊|桥)(?:上|顶)?(?:上)?跳/;
/** Somebody else is meant: who writes is not the one to be talked down. */
const ANOTHER =
  /(?:哥|弟|姐|妹|老公|男人|丈夫|媳妇|老婆|婆娘|对象|女朋友|男朋友|爸|妈|爹|娘|儿子|女儿|闺女|孩子|工友|同事|老乡|朋友|室友|舍友|他|她|人家|有个人|有人|一个人)(?:在群里|在朋友圈|就|都|也|老|总|天天|最近|昨晚|今天|刚才|在|跟我|给我|打电话|发信息|留言|微信|,)*(?:说|讲|要|想|不想|活|写|发|站|爬|坐|吵着|闹着|嚷着|准备|打算|喝|买|把|跳)/;
/** The writer as well. */
const ONESELF =
  /(?:我|俺|额)(?:真的?|都|也|就|只|现在|是|们)*(?:不想活|想死|活不|活够|要跳|想跳|去跳|去死|撑不|不如死)/;

/** It has been done, and there is somebody to save. */
const DONE =
  /(?:上吊|跳楼|跳桥|跳河|跳江|跳下去|跳水|割腕|喝药).{0,10}(?:救下来|放下来|刚放|还有(?:口)?气|没醒|还在喘|还活|还动|救上来|捞上来)|(?:有人|有个人|工友|同事|他|她|老婆|老公|媳妇|邻居|室友)(?:从.{0,6})?(?:跳楼|跳下去|跳桥|跳河|跳江|上吊)了(?!.{0,12}(?:去年|前年|以前|赔|工伤))/;

/** Said of the work or of prices, and not of oneself. */
const NOT_SUICIDE =
  /(?:活|工作|班|工|厂|生意|店)(?:儿)?(?:都|真|实在|真的|是)*(?:干|做|上|开|待|呆|撑)不下去|撑不下去.{0,10}(?:站|小时|加班|太累|活)|活不下去.{0,6}(?:物价|工资才|房租|钱不够)|不想活在(?:这|那|城|农村|别人|他)|(?:累|烦|困|热|疼|痛|忙)得?(?:我)?(?:都)?(?:想死|不想活)|笑死|跳楼(?:价|甩卖|处理|机)/;
const CLIMBS =
  /(?:爬|上|站)(?:上|到|在)?(?:了)?(?:塔吊|吊塔|楼顶|天台|高架|脚手架顶)|(?:人|就|坐|站|现在)在(?:塔吊|吊塔|楼顶|天台|桥栏杆?)(?:上|边|顶)?/;
const CLIMBS_FOR_WORK =
  /(?:从|掉|摔).{0,6}(?:塔吊|楼顶|天台)|(?:修|盖|开|拆|装|学)(?:的)?(?:塔吊|吊塔|楼顶|天台)|(?:塔吊|吊塔)(?:司机|工|证|怎么考|上干活)|上楼顶(?:干活|做|铺|修)/;
const NOW =
  /说胡话|身上(?:滚烫|发烫|烫手)|没醒|还有(?:口)?气|刚刚|刚才|刚(?:砸|摔|切|夹|压|烫|碰|扎|断|割|轧|掉)|(?:还在|一直|直|在)?流血|正在|快点(?:来|救)|咋办快点|喊不(?:应|醒|答应)|叫不应|没反应|没呼吸|没脉|不动了|昏倒|倒地|断气|血流不止|不省|休克|口吐白沫|现在|马上|快来|救救|救命|怎么办啊|止不住|没气|不省人事|晕(?:过去|倒)|昏(?:过去|迷)|流(?:了)?(?:很多|好多|一地)血|大出血|叫不醒|喘不上|埋(?:住|在)|压(?:住|在).{0,4}(?:下面|底下)|还在里面/;
const HURT = /摔|掉(?:下|了下)|中暑|绞|轧|砸|压|埋|触电|电着|中毒|烫|烧|断了|流血|出血|晕|昏|割|夹|卷进|塌|心脏|抽搐/;
const FIRE = /(?:着火|起火|失火|火灾|爆炸)/;
const BURNING = /烟|火(?:很|好|太)?大|烧起来|正(?:在)?烧|困|出不来|跑不出|还在烧|救火/;
const CONFINED =
  /被(?:人|他们|老板|工头)?(?:关|锁|软禁|囚禁|扣)(?:起来|住|在|着)|(?:关|锁)(?:着|住)?(?:我们?|工人|人).{0,6}(?:不让|不放|不给)|把(?:我们?|俺们?|工人|人)(?:都)?扣|把(?:我们?|俺们?|工人|人).{0,6}(?:关|锁)(?!系)|不(?:让|准|许)(?:我们?|俺们?|工人|人)?(?:走|出门|出去|离开|出厂|出来|回家走)|不放(?:我们?|俺们?|人)(?:走|出)|限制(?:人身)?自由|黑砖窑|看着不让走|(?<!(?:公司|店|办公室|中介|门面|老板家|老板)的?)(?:门|大门|宿舍|厂门|铁门)(?:都|给|被|也)*(?:从外头|从外面|在外头)?(?:反)?锁(?:了|着|死|上|到|起)|(?:出|逃|跑)不(?:出)?(?:去(?!年)|克)|不给(?:我们?|俺们?|人)?(?:出去|出门|出厂|走)|不让(?:我们?|俺们?)(?:回家|下山)/;
const NOT_CONFINED =
  /顶替|交接|找到人|招到人|批假|请假|回家过年|过年.{0,4}不让|不让.{0,6}过年|不让(?:走|离职|辞职).{0,4}(?:程序|手续|流程)|辞职.{0,8}不让走|不让(?:我)?(?:离职|辞职)/;
const BEATEN =
  /(?:老公|男人|丈夫|男朋友|对象|前夫|婆家)(?:老|总|天天|又|经常|喝了酒就?|动不动就?|,)*(?:打我|揍我|家暴|对我动手)|家暴(?:我|了我)|(?:刀|斧头)(?:都)?磨(?:好|快)了|磨(?:好)?(?:了)?(?:刀|斧头).{0,10}(?:算账|拼命|砍|找)|(?:被|遭|挨).{0,6}(?:打了|打伤|殴打|揍|打一顿|打成|(?<!(?:树|林|木|竹).{0,8})砍(?!.{0,2}(?:树|林|木|竹)))|(?:老板|工头|包工头|保安|他们|打手|小混混|人).{0,8}(?:打我(?!电话|手机|号码)|打人(?!家|电话)|动手(?!术|干)|打了我(?!电话)|打伤|揍我|拿刀|拿棍)|打得(?:我|鼻青|头破)|(?:要|就|把我?)?(?:打死|弄死|整死|杀|砍|弄残)(?:了)?我|找人(?:来)?(?:收拾|修理|弄|整|搞|打)(?:你|我)|威胁.{0,6}(?:我|人|命|家人)|(?:挨|遭)(?:了)?(?:顿)?(?:打|揍)|叫(?:了)?(?:一帮|一群|几个)?人(?:来)?(?:打|揍|砍)|(?:拿|用)(?:刀|棍子?|钢管|铁棍|铁锹).{0,6}(?:打|砍|捅|追|吓)|把(?:我|我们|俺|工友|他|人).{0,6}(?:打|揍|砍|捅|踢)(?:伤|了|断|得|成|破|进医院)|(?:腿|头|手|肋骨|牙)(?:都)?(?:被)?打(?:断|破|掉)/;
const FORCED =
  /(?:逼|强迫|强制)(?:着|我们?|俺们?|工人|人)?.{0,6}(?:干活|劳动|做工|上工|下井)|强迫劳动|不干(?:活)?就(?:打|不给饭|电)|像奴隶|包身工|黑工厂|黑窑|不(?:干|做)(?:活)?.{0,4}(?:就)?(?:挨打|挨饿|不给饭)|(?:被|给)(?:人)?(?:骗|拐|卖)(?:到|进|去).{0,10}(?:黑|窑|缅甸|境外|园区|干活|做工)/;
/** Handed over for a day, and given back. */
const NOT_TAKEN =
  /(?:复印|登记|拍照|录入|办(?:工资|银行|饭|门禁)?卡|办社保|办(?:居住|暂住|健康)证|办手续|开户).{0,16}(?:还|给|拿|退|正常|要紧)|(?:上班|进车间|进厂)(?:时间|的时候|时)?.{0,8}(?:交|收|存|放).{0,10}(?:下班|还)|(?:明天|下午|过两天|下班|用完)(?:就|再)?(?:还|给|拿|退)(?:我|回来|回)?/;
const TAKEN =
  /(?:身份证|证件|护照|银行卡).{0,8}(?:扣了|扣着|扣下|扣住|押着|收走|收了|拿走|拿去|没收|不还|不给我?们?|抢走|藏起来|被扣|被收|被押|让.{0,6}(?:扣|收))|手机.{0,4}(?:扣了|扣着|扣下|收走|没收|抢走|被扣|被收)|(?:身份证|证件|护照).{0,4}(?:押|扣)(?:在|着|给).{0,12}不(?:给|还|让)|(?:扣了|扣着|扣下|扣住|扣押了|收走了?|收了|没收了?|拿走了?|抢走了?|押着|被扣了?)(?:我|我们|俺|俺们|大家|工人)?(?:的)?(?:身份证|证件|护照)|扣(?:我|我们|俺)(?:的)?(?:身份证|证件)|扣身份证(?:不|,|，)|(?:身份证|证件).{0,4}(?:押|放|存|压)(?:在|到)?.{0,8}(?:老板|工头|中介|厂里|公司|他|他们)(?:那|手|处|里).{0,6}(?:不|要不|拿不)|(?:老板|工头|中介|厂里|公司|他们).{0,6}(?:扣|押|收|拿)(?:着|了|走)(?:我|我们|俺|大家)?.{0,3}身份证/;
const CHILD =
  /童工|(?:娃|孩子|小孩|崽|妹子|小子).{0,8}(?:十[一二三四五]{1,2}|1[0-5])(?:岁)?.{0,10}(?:背|搬|扛|干活|打工|上班|做工|砖)|(?:才|刚|今年|只有|刚满)(?:十[一二三四五]|1[0-5])(?:周?岁)?(?![\d一二三四五六七八九十月号天年个]).{0,14}(?:干活|打工|上班|做工|进厂|工地|厂里|搬砖|流水线)|(?:小学|初中)(?:没|未)(?:毕业|读完|念完).{0,10}(?:进厂|干活|打工|上班)|(?:小学生|初中生).{0,10}(?:进厂|干活|打工|上班|流水线)|(?:我|俺|娃|孩子|儿子|女儿|弟|妹|他|她)(?:才|今年|刚|只有|是)?(?:满)?(?:十[一二三四五]|1[0-5])岁.{0,14}(?:干活|打工|上班|做工|进厂|工地|干了|做了|搬砖|端盘子|洗碗|洗盘子|当(?:服务员|学徒|小工)|送外卖)|(?:不满|没满|未满|不到)(?:十六|16)(?:周?岁)?.{0,12}(?:干活|打工|上班|做工|进厂|工地)|(?:雇|招|用)(?:了)?(?:不满|没满|未满|不到)?(?:十[一二三四五]|1[0-5])岁/;
/** From sixteen on, one may be employed. */
export const OLD_ENOUGH = /1[678](?!\d)岁?|十[六七八]|[没未]满(?:18|十八)|[没未]成年/;
/** 「侄子才15，想跟我进厂，厂里能收吗」: nobody works yet, and the answer keeps it so. */
const NOT_YET_AT_WORK =
  /(?:能|会|肯|给|让|可以|敢)(?:不(?:能|会|肯|给|让))?(?:收|要|招|录|进厂|打工|干活|上班)(?:他|她|我|娃)?(?:吗|不|么|嘛)|(?:收|要|招)不(?:收|要|招)|(?:想|要|打算|准备)(?:跟|和|去|来|出)[^,，。]{0,6}(?:进厂|打工|干活|上班)(?!.{0,6}(?:了|着))/;
/** A rule is asked about, not a danger told: 「押身份证合法吗」「什么算强迫劳动」. */
const ABOUT_RULE =
  /合法吗|违法吗|犯法吗|违反规定|判几年|判多久|算工伤|算工亡|算不算|什么是|什么叫|是什么|怎么规定|有规定|可以吗|行吗|该不该|有没有规定|会不会判|罚多少|怎么处罚/;

/** True where a rule is asked about and no danger is told. */
export function asksAboutRule(text: string): boolean {
  return ABOUT_RULE.test(text) && !/救命|救救|现在|我们?被|我被/.test(text);
}

/** True where it is over, and what it costs or who pays is asked. */
export function isToldAfterwards(text: string): boolean {
  return AFTERWARDS.test(text);
}

/** A grown-up speaks of the schooling they had. */
const SCHOOLING = /文凭|学历|补考|自考|成人|想(?:再)?(?:读|念|考|学)/;

/** Somebody has been told of it and did nothing, or it is asked who would: what helps now is the rule and where to take it. */
const SOUGHT_HELP =
  /(?:跟|和|同|向|找|给)(?:厂|店|公司|单位|人事|领导|主管|经理|老板|组长|店长|班长|物业|他们).{0,4}(?:说|讲|反映|反应|告|投诉).{0,8}(?:当没|没人|不管|没用|没下文|不理|别|忍|算了|装)|(?:去哪|往哪|找谁|哪里|怎么|能不能|可以).{0,6}(?:告|投诉|举报)|(?:还能|想)告(?:他|她)|(?:公司|厂里|单位|店里).{0,4}(?:管不管|要不要管|有没有责任)|换岗|辞职了/;

/** True where harassment is told as something to complain of, and not as what happens at this moment. */
export function isComplaint(text: string): boolean {
  return SOUGHT_HELP.test(text) && !/现在|正在|刚才|今晚|又来|门外|救/.test(text);
}

/** It has been drunk: the ambulance comes first. */
const POISONED =
  /(?:喝|吃|吞)(?:了|下|下去)(?:半瓶|一瓶|一整瓶|点|好多|很多)?(?:农药|百草枯|敌敌畏|老鼠药|安眠药|洁厕|毒药)|割(?:了)?腕(?:了|流血)|喝药了/;

/** Whoever lies in bad air is carried out, and not left where they are; whoever goes in after them falls too. */
const GAS =
  /煤炉|炭炉|煤球|烤火|掉.{0,3}井|井里|呛|煤气|燃气|一氧化碳|烧炭|炭火|毒气|氨气|氯气|沼气|硫化氢|臭鸡蛋|化粪池|污水井|下水井|窨井|沼气池|腌菜池|泔水池|反应罐|油漆味|刷漆|密闭|闷倒/;

/** Whoever is about to harm another is in danger too. */
const THREAT =
  /(?:烧|点)(?:了|掉)(?:他|老板|工头|他们)(?:的|家)*(?:厂|工地|房|店|车|家)|(?:想|要|就|真|我)(?:去)?(?:弄|整|干)(?:死|掉)(?:他|老板|包?工头|他们)|(?:让|叫|拉)(?:他|老板|工头|他们)(?:全家)?.{0,4}陪葬|打断(?:他|老板|工头|包工头|他们)(?:的)?(?:一条)?(?:狗)?(?:腿|手)|就(?:跟|和)(?:他|老板|工头|包工头|他们)拼了|(?:我|俺|老子).{0,4}(?:揣|带|拿|别|藏)(?:了|着|上|把|好)*(?:一?把)?(?:菜|砍|水果)?刀.{0,8}(?:找|去|等|堵)|(?:我|俺|老子|咱|额)(?:真|都|现在|就|只|恨得)*(?:想|要|准备|打算|恨不得|非要|非得|去)(?:去)?(?:把(?:老板|工头|包工头|他|她|他们|那).{0,6}(?:砸|烧|点了|杀|砍|捅|废|打|弄死)|(?:杀|弄死|打死|砍|捅|揍|废)(?:了|掉|死)?(?:老板|工头|包工头|他|她|他们|人$|那)|(?:跟|和|找)(?:老板|工头|包工头|他|他们)(?:拼(?:了|命)|干一架|打一架))|(?:我|俺|老子)(?:就|要|真)*(?:捅|砍|杀|弄|打)死(?:他|老板|工头)|(?:我|那我)把(?:他|他们|老板|工头|包工头)的?(?:家|车|厂|店|房子)(?:给|都)?(?:砸|烧|点)/;

/** A limb that was torn off, a child that moves no more: now, unless it is told of as over. */
const SEVERED =
  /(?:钢筋|钉子|铁丝|铁钎|玻璃|竹签|螺丝刀).{0,6}(?:扎|刺|戳|插|穿)(?:进|穿|透|到)?(?:了)?.{0,6}(?:脚|腿|手|眼|肚|胸|脖|腰|背)|(?:手|手指|指头|胳膊|手臂|腿|脚|脚趾)(?:头|掌|都|给|被|叫|让|机器|冲床|皮带|锯|切|[\u4e00-\u9fff]){0,8}(?:轧|绞|卷|切|砸|压|锯|冲|夹)(?:断|掉)(?:了)?(?:(?:一|两|三|几|\d)[截根个]?)?(?:手)?(?:指头?)?(?:怎么办|咋办|咋整|咋个办|先|[,，。!！?？]|$)|(?:血|出血)(?:一直|都|还|咋|怎么)?(?:止|停)不(?:住|了)|人(?:被|给|叫|让)(?:机器|搅拌机|皮带|绞盘)?(?:绞|卷|轧)(?:了|进去)|(?:眼睛|眼)(?:被|给)?(?:电焊|焊花|石灰|铁屑|酸|碱).{0,6}看不见|(?:砸|压|轧)(?:了|到|着)?[,，\s]*(?:动不了|不能动|起不来)|肚子?里?.{0,4}(?:孩子|宝宝|娃).{0,4}(?:没动静|不动了|没胎动)|没胎动/;
const OVER = /前|上个?月|上周|上礼拜|去年|昨天|认定|鉴定|出院|住院|评|工伤|赔|报销|谁出|不管|年/;

/** Said of oneself and outright: nothing else in the message, and nothing that was learned, takes it back. */
const OUTRIGHT =
  /(?:带|拎|提|买|备).{0,6}汽油.{0,12}(?:找|去|讨|说法|项目部|老板|门口|要钱)|(?:去|要|准备|商量|打算).{0,8}爬(?:塔吊|楼顶|吊塔|高塔).{0,8}(?:讨|要|逼|钱)|(?:我|俺|额|阿拉)(?:真的?|都|就|只|现在|是)*(?:想|要|准备|打算|不如)(?:去)?(?:跳楼|跳河|跳桥|自杀|寻死|上吊|喝药|喝农药|死了算)|想死的心|(?:我|俺)(?:真的?|都)?(?:不想活|活不下去|活够)(?!在)|同归于尽|割腕了|(?:孩子|宝宝|娃)没(?:动静|胎动)|(?:手|手指|胳膊|腿|脚).{0,10}(?:轧|绞|卷|切|砸|压|锯)(?:断|掉)/;

/** True where a danger is told so plainly that no doubt is left to weigh. */
export function isToldOutright(text: string): boolean {
  return OUTRIGHT.test(text) && !NOT_SUICIDE.test(text);
}

/** One of one's own can't be found. A boss who is gone is another matter, and so is what is paid for one long gone. */
const MISSING =
  /(?:哥|弟|姐|妹|老公|男人|丈夫|媳妇|老婆|对象|爸|妈|儿子|女儿|闺女|孩子|娃|工友|老乡|同事|室友)(?:都|已经|也)?(?:失踪|不见|走丢|联系不上)了?(?:都|已经|有)?(?:(?:[一二两三四五六七八九十\d]+多?|好几|半|几)(?:天|晚上|小时|个钟头)|怎么办|咋办|$)/;

/** What kind of medical danger it is. */
export function ofMedical(text: string): Danger {
  if (/触电|电着|电线|漏电/.test(text)) return 'electric';
  if (TRAPPED.test(text)) return 'trapped';
  return GAS.test(text) ? 'gas' : 'medical';
}

/** Whether who writes speaks of dying, or somebody near them does. */
export function ofSuicide(text: string): Danger {
  return ANOTHER.test(text) && !ONESELF.test(text) ? 'suicide-of-another' : 'suicide';
}

/** The one who hit is not the one who was hit. */
export function hitSomebody(text: string): boolean {
  return /(?:^|[,，。])(?:我|俺)(?:昨天|昨晚|今天|刚才|一气之下|没忍住|把[^,，]{1,6})?(?:打|揍|踢|扇)了(?!电话|卡|针|钢板|1\d)|(?:^|[\s,，。])(?:我|俺)?(?:喝[^,，]{0,4}|一气之下|没忍住)?(?:就)?(?:跟|和)[^,，。]{1,10}(?:干|打|动手)(?:起来|架|手)?了?[,，\s]*(?:我)?把(?:人|他|对方)[^,，。]{0,6}(?:打|踢|砸)(?:断|破|伤|掉|肿)/.test(
    text,
  );
}

const LONG_AGO = /(?:去|前)年|今年.{1,4}月|上个?月|[\d一二三四五六七八九十]月份|个月(?:前|了)|年前|住院|出院/;
/** 现在 and 怎么办啊 may be said of what happened long ago. */
const WEAK_NOW = /现在|马上|刚才|正在|怎么办啊/g;

function isNow(text: string): boolean {
  return NOW.test(LONG_AGO.test(text) ? text.replace(WEAK_NOW, '') : text);
}

/** 「以前那个厂打我，我跑出来了」「年轻时拿刀捅过人」: whoever asks now is out of it. */
const BEHIND_ONE =
  /(?:跑|逃|放|出)(?:了)?出来(?:了|都|已经)|出来(?:都|已经)?[一二三四五六七八九十两几\d]+(?:多)?(?:年|个?月)|年轻(?:的)?(?:时候|那会)|坐过牢|判了(?:[一二三四五六七八九十两几\d]+)(?:年|个?月)|以前(?:那个|在)|那(?:一)?年/;

/** True where a danger was left behind. */
export function isBehindOne(text: string): boolean {
  return BEHIND_ONE.test(text) && !/现在(?:还|又)|又(?:来|打|关|找)|追|快来|救/.test(text);
}

/** Reads what danger a normalised message tells of; null if none. */
export function readDanger(text: string): Danger | null {
  if (POISONED.test(text) && !AFTERWARDS.test(text)) return 'poisoned';
  if (DONE.test(text)) return 'medical';
  if (THREAT.test(text)) return 'threat';
  if (SEVERED.test(text) && !OVER.test(text)) return 'medical';
  if (SUICIDE.test(text) && !NOT_SUICIDE.test(text)) return 'suicide';
  if (CLIMBS.test(text) && !CLIMBS_FOR_WORK.test(text)) return 'suicide';
  if (FIRE.test(text) && (NOW.test(text) || BURNING.test(text)) && !AFTERWARDS.test(text)) return 'fire';
  if (HURT.test(text) && isNow(text) && !/(?:去年|前年|上个月|几个月前|多久能|之前)/.test(text)) return 'medical';
  if ((COLLAPSE.test(text) || BAD_AIR.test(text)) && !AFTERWARDS.test(text)) return 'medical';
  if (asksAboutRule(text)) return null;
  if (MISSING.test(text) && !AFTERWARDS.test(text)) return 'missing';
  const isOver = isBehindOne(text);
  if (BEATEN.test(text) && !hitSomebody(text) && !isOver) return 'beaten';
  if (HARASSED.test(text)) return 'harassed';
  if (CONFINED.test(text) && !NOT_CONFINED.test(text) && !isOver) return 'confined';
  if (FORCED.test(text) && !isOver) return 'forced-labour';
  if (CHILD.test(text) && !SCHOOLING.test(text) && !OLD_ENOUGH.test(text) && !NOT_YET_AT_WORK.test(text))
    return 'child-labour';
  if (TAKEN.test(text) && !NOT_TAKEN.test(text)) return 'document-taken';
  return null;
}

export interface DangerWords {
  /** Two short sentences with the line to ring. */
  text: string;
  lines: string[];
  /** Points of law (`clause id#point id`) that stand behind it, told after it. */
  law: string[];
}

/** What the lines are called that are given beside a danger. */
export const LINE_LABELS: Record<string, string> = {
  110: '报警',
  120: '急救',
  119: '火警',
  12356: '心理援助热线',
  12333: '人社',
  12338: '妇女热线',
};

/** What is said first (110 police, 120 ambulance, 119 fire, 12356 mental-health support), and the law that stands behind it. */
export const DANGER_WORDS: Record<Danger, DangerWords> = {
  suicide: {
    text: '您现在的安全最要紧：在高处就先下来，手边有药、有刀、有汽油就交给别人。马上打 110，或者打心理援助热线 12356，有人会陪您说话。\n钱能要回来，我陪您一步一步办。您身边有人吗？',
    lines: ['110', '12356'],
    law: [],
  },
  poisoned: {
    text: '救人要紧，马上打 120，说清喝了什么、多少；割伤的，先按住伤口。别让他一个人待着。\n人缓过来了，打心理援助热线 12356，有人陪着说话。钱能要回来，我陪你们一步一步办。',
    lines: ['120', '12356'],
    law: [],
  },
  'suicide-of-another': {
    text: '别让他一个人待着，把药、刀、绳子收起来，先不讲道理，听他说。人在高处、找不到、联系不上，马上打 110，说清他最后在哪。\n打心理援助热线 12356，他能打，您也能打，问怎么陪、怎么劝。',
    lines: ['110', '12356'],
    law: [],
  },
  medical: {
    text: '救人要紧，马上打 120，说清地点，电话先别挂，照他们说的做。先别随便搬动伤者。',
    lines: ['120'],
    law: [],
  },
  electric: {
    text: '救人要紧：先拉电闸断电，断电前别用手碰他。马上打 120，说清地点。',
    lines: ['120'],
    law: [],
  },
  missing: {
    text: '马上打 110 报警，说清他最后在哪、跟谁在一起、穿什么、电话多少。再问问工友、老乡和附近的医院。',
    lines: ['110'],
    law: [],
  },
  trapped: {
    text: '救人要紧，马上打 119 和 120，说清地点、困了几个人。别自己冒险去挖，等消防来。',
    lines: ['119', '120'],
    law: [],
  },
  gas: {
    text: '先到通风的地方，叫别人也出来，马上打 120 和 119。有毒的井、池子、罐子，千万别下去救人，等消防来。',
    lines: ['120', '119'],
    law: [],
  },
  threat: {
    text: '您憋着火，我懂。先别动手，离开那儿，找个人陪着：动了手，有理变没理，钱更难要。压不住火就打 12356，有人听您说。\n钱的事，我陪您一步一步要。',
    lines: ['12356'],
    law: [],
  },
  fire: { text: '先离开，再打 119。有人受伤就打 120。', lines: ['119', '120'], law: [] },
  confined: {
    text: '不让人走是违法的，您先保证自己安全。马上打 110，能说就说清地点，不方便说话就先接通。',
    lines: ['110'],
    law: ['labour-law/96#police', 'labour-contract-law/38#immediate'],
  },
  beaten: {
    text: '您先到安全的地方，马上打 110 报警。受了伤打 120，看病的单子都留好。',
    lines: ['110', '120'],
    law: ['labour-law/96#police'],
  },
  harassed: {
    text: '您先离开他，到有人的地方去，马上打 110。这不是您的错，也可以打妇女热线 12338 说说。',
    lines: ['110', '12338'],
    law: ['women-workers-provisions/11#harass'],
  },
  'forced-labour': {
    text: '逼人干活是违法的，您先保证自己安全。马上打 110 报警，说清在哪里、有多少人。',
    lines: ['110'],
    law: ['labour-law/96#police', 'labour-contract-law/38#immediate'],
  },
  'document-taken': {
    text: '身份证、手机这些是您自己的，谁都不能扣。打 110 报警要回来；人被拦着不让走，也打 110。',
    lines: ['110'],
    law: ['labour-contract-law/84#return'],
  },
  'child-labour': {
    text: '不满 16 岁，厂里、工地都不能用。请告诉家里大人，马上打 12333 或 110，有人来管。',
    lines: ['12333', '110'],
    law: ['labour-law/15#age'],
  },
};

/** Papers and cards that a law of their own protects. */
const PROTECTED: readonly [RegExp, string][] = [
  [/居住证/, 'residence-permit-regulation/18#seize'],
  [/(?:工资|社保|银行)卡/, 'wage-payment-regulation/31#card'],
];

/** The points of law behind a danger; of what was taken, where a law names it. */
export function lawBehind(danger: Danger, text: string): readonly string[] {
  const { law } = DANGER_WORDS[danger];
  // What a labour law says of employers is no answer to a beating at home.
  if (danger === 'beaten' && /老公|男人|丈夫|男朋友|对象|前夫|婆家|房东/.test(text)) return [];
  if (danger !== 'document-taken') return law;
  const own = PROTECTED.filter(([paper]) => paper.test(text)).map(([, point]) => point);
  return own.length > 0 && !/身份证/.test(text) ? own : [...law, ...own];
}
