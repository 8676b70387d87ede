/** What the seeded grids look at, and what their residents ask for. Nobody real. */
export const POINTS = [
  ["小区消防通道", "Fire lane of the estate", "fire", "通道是否被占，标识是否清楚"],
  ["电动车充电棚", "E-bike charging shed", "fire", "有无飞线、插座是否完好"],
  ["村口公交站", "Bus stop at the village gate", "road", "照明、护栏、井盖"],
  ["河埠头", "River landing", "water", "水位、救生圈、警示牌"],
] as const;

export const NEEDS = [
  ["agency", "帮母亲办理老年优待证"],
  ["agency", "城乡居民医保参保登记，本人腿脚不便"],
  ["agency", "孩子入园材料代交"],
  ["form", "不会用手机，帮填养老金资格认证"],
  ["form", "帮填居住登记表"],
  ["repair", "楼道灯坏了，物业电话打不通"],
  ["repair", "厨房水管漏水，请帮忙联系维修"],
  ["care", "白天没人做饭，想问助餐点怎么订"],
  ["care", "出院后要人陪着换药"],
  ["errand", "雨天出不了门，代取药"],
  ["other", "想问村里活动室几点开门"],
] as const;

export const TOLD = ["材料已收齐", "已约好上门时间", "已联系窗口，等答复", "已到现场看过"] as const;
export const RESULTS = ["已办好，证件送到家", "表已填好并提交成功", "师傅已上门修好", "已登记助餐，明天起送", "已代取并送到"] as const;
