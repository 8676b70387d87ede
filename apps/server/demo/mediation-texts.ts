type Matter = {
  type: string;
  summary: string;
  facts: string;
  responsibility: string;
  content: string;
  what: string;
  amount: number | null;
};

/** What people quarrel about, as a mediator would write it down: places and persons are made up. */
export const MATTERS: readonly Matter[] = [
  {
    type: "neighbour",
    summary: "楼上卫生间渗水，吊顶和墙面起皮，找过三次没有修好。",
    facts: "经现场查看，渗水来自楼上卫生间地漏，吊顶约三平方米受损。",
    responsibility: "楼上业主承担防水维修和装修损失。",
    content: "楼上业主修复防水，并赔偿装修损失。",
    what: "修复卫生间防水并赔偿装修损失",
    amount: 1800,
  },
  {
    type: "neighbour",
    summary: "邻居在公共走道堆放杂物和电瓶车，老人出门不便，为此吵了几次。",
    facts: "走道宽一米二，杂物占去一半。",
    responsibility: "堆放一方负责清理。",
    content: "清空走道，电瓶车停到车棚，双方互相体谅。",
    what: "清空公共走道杂物",
    amount: null,
  },
  {
    type: "neighbour",
    summary: "两家为院墙边一棵树的落叶和遮光争执多年。",
    facts: "树在甲方地界，枝条伸过院墙约一米。",
    responsibility: "树主负责修剪。",
    content: "每年入冬前修剪一次，落叶各扫门前。",
    what: "修剪越界枝条",
    amount: null,
  },
  {
    type: "neighbour",
    summary: "夜里棋牌室声音大，楼上孩子睡不好，协商没有结果。",
    facts: "现场听测，晚十点后仍有喧哗。",
    responsibility: "经营者采取隔音措施。",
    content: "晚九点半前散场，加装隔音棉。",
    what: "加装隔音棉并按时散场",
    amount: null,
  },
  {
    type: "labour",
    summary: "在餐馆打工四个月，最后两个月工资没发，老板说等结账。",
    facts: "双方认可尚欠工资六千四百元。",
    responsibility: "用人单位支付拖欠工资。",
    content: "分两次付清所欠工资。",
    what: "支付拖欠工资",
    amount: 6400,
  },
  {
    type: "labour",
    summary: "装修队干完活，包工头拖着工钱，几个工友一起来反映。",
    facts: "工程已完工，欠工钱一万二千元。",
    responsibility: "承包人支付工钱。",
    content: "月底前一次付清。",
    what: "付清工钱",
    amount: 12000,
  },
  {
    type: "consumer",
    summary: "网上买的洗衣机用了十天就漏水，商家只肯修不肯退。",
    facts: "机器在三包期内，漏水属质量问题。",
    responsibility: "商家承担退换责任。",
    content: "商家上门换新机，运费由商家承担。",
    what: "更换新机",
    amount: null,
  },
  {
    type: "consumer",
    summary: "健身房换了老板，办的年卡不认了，还剩八个月。",
    facts: "合同在有效期内，余额两千一百元。",
    responsibility: "经营者退还余额。",
    content: "退还未使用部分费用。",
    what: "退还年卡余额",
    amount: 2100,
  },
  {
    type: "traffic",
    summary: "路口电瓶车和小车刮擦，人没大碍，修车和检查费谈不拢。",
    facts: "交警认定双方同等责任。",
    responsibility: "各承担一半。",
    content: "小车一方赔偿检查费和误工费的一半。",
    what: "赔偿检查费和误工费",
    amount: 1350,
  },
  {
    type: "property",
    summary: "电梯坏了半个月，业主不肯交物业费，物业上门催收起了口角。",
    facts: "电梯停用十六天，物业未及时报修。",
    responsibility: "物业减免相应费用并修复。",
    content: "减免一个月物业费，电梯一周内修好。",
    what: "修复电梯并减免一个月物业费",
    amount: null,
  },
  {
    type: "contract",
    summary: "租房到期，房东以墙面有钉孔为由扣了全部押金。",
    facts: "钉孔四处，属轻微损耗。",
    responsibility: "房东退还押金，租客承担修补费一百元。",
    content: "扣一百元修补费，其余押金退还。",
    what: "退还押金",
    amount: 1900,
  },
  {
    type: "family",
    summary: "兄妹三人对母亲住院费怎么分担意见不一。",
    facts: "自费部分九千元。",
    responsibility: "三人均摊。",
    content: "每人承担三千元，轮流陪护。",
    what: "支付应分担的住院费",
    amount: 3000,
  },
  {
    type: "land",
    summary: "两户承包地相邻，一户翻耕时越过了老田埂。",
    facts: "村里老图和现场比对，越界约三十厘米。",
    responsibility: "越界一方恢复田埂。",
    content: "按老田埂恢复，立界石两块。",
    what: "恢复田埂并立界石",
    amount: null,
  },
  {
    type: "housing",
    summary: "翻建房屋时挖坏了邻居家的排水沟，下雨倒灌。",
    facts: "排水沟损坏约四米。",
    responsibility: "建房一方修复。",
    content: "修复排水沟并清理淤泥。",
    what: "修复排水沟",
    amount: null,
  },
  {
    type: "damages",
    summary: "孩子在小区踢球砸坏了车窗，家长和车主谈不拢修理费。",
    facts: "修理报价九百元。",
    responsibility: "监护人赔偿。",
    content: "家长赔偿修理费。",
    what: "赔偿车窗修理费",
    amount: 900,
  },
  {
    type: "village",
    summary: "村里修路占了一角菜地，补偿标准有不同看法。",
    facts: "占地六平方米，青苗一季。",
    responsibility: "村里按公示标准补偿。",
    content: "按公示标准补偿并公开账目。",
    what: "支付青苗补偿",
    amount: 360,
  },
];

export const STATEMENTS = [
  "双方各自讲了经过，对事实没有大的分歧，主要是怎么补救、什么时候补救。",
  "起初情绪都比较激动，分开谈过之后，双方愿意听对方的难处。",
  "一方出示了照片和收据，另一方看后认可，提出分期办理。",
  "调解员逐项核对，双方同意把能马上做的先做掉。",
];
export const FAILURES = [
  "双方对数额分歧过大，不愿再谈，希望由仲裁委员会裁决。",
  "一方坚持先鉴定责任，另一方不同意，建议走诉讼。",
  "对方多次约好不到场，申请人表示不再等。",
];
export const FOLLOW = [
  "电话回访，双方关系平和，已按约办好。",
  "上门回访，当事人表示满意，没有新的矛盾。",
  "回访时一方说晚了几天，但已经做到。",
];
