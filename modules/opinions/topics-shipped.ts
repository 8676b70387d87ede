import type { TopicEntry } from "./contract.ts";

const topic = (code: string, zh: string, en: string, department = "ps"): TopicEntry => ({ code, zh, en, department });

/** A proposal [P] a city begins with and changes: what people say of policing and safety where they live. `department`: whose unit answers. */
export const SHIPPED_TOPICS: readonly TopicEntry[] = [
  topic("01", "巡逻防范", "Patrols and prevention"),
  topic("02", "交通秩序", "Traffic"),
  topic("03", "停车", "Parking"),
  topic("04", "反诈宣传", "Fraud prevention"),
  topic("05", "噪声扰民", "Noise"),
  topic("06", "养犬", "Dogs"),
  topic("07", "校园周边", "Around schools"),
  topic("08", "接警出警", "How calls are answered"),
  topic("09", "窗口服务", "Service at the counter"),
  topic("10", "执法规范", "How the law is enforced"),
  topic("11", "视频监控与隐私", "Cameras and privacy"),
  topic("12", "社区民警联系", "Reaching the community officer"),
  topic("13", "消防安全", "Fire safety", "fire"),
  topic("14", "市容与摊点", "Street order and stalls", "cg"),
  topic("99", "其他", "Anything else"),
];
/** [P] domain.md S12, indicator "re-raised topics". */
export const SHIPPED_AGAIN_DAYS = 90;
