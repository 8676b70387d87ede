/** What units of a kind are called in a town, and what is found wrong with them. Made up, like the people. */
export const UNITS: Readonly<Record<string, readonly (readonly [zh: string, en: string])[]>> = {
  C05: [
    ["中心小学", "Central Primary School"],
    ["中学", "Middle School"],
    ["幼儿园", "Kindergarten"],
  ],
  C06: [["卫生院", "Health Centre"]],
  C07: [
    ["纺织有限公司", "Textile Co. Ltd"],
    ["竹木制品厂", "Bamboo and Wood Works"],
    ["电梯配件厂", "Lift Parts Works"],
  ],
  C08: [["财政所", "Finance Office"]],
  C09: [["农贸市场", "Farmers' Market"]],
  C10: [["安置房工地", "Resettlement Housing Site"]],
  C11: [["客运站", "Bus Station"]],
  C12: [["漾荡管护段", "Lake and Pond Reach"]],
  C13: [["湿地景区", "Wetland Park"]],
  C14: [["文化活动中心", "Culture Centre"]],
  C15: [["观音寺", "Guanyin Temple"]],
  C16: [["农商行网点", "Rural Bank Branch"]],
};

export const FINDINGS = [
  "消防通道堆放杂物，占用约三分之一宽度。",
  "灭火器两具压力不足，未登记更换。",
  "值班记录有三天空白。",
  "应急演练方案未按上次演练的问题修订。",
  "监控室交接班登记不全。",
  "重点部位检查表没有负责人签名。",
];
export const MENDED = ["已清理并划线，附照片。", "已更换并补登记，明确专人每月检查。", "已补齐制度并张贴，组织全员学习一次。"];
export const RECHECKED = "现场复查，所列问题已整改到位。";
export const STATEMENTS = ["情况属实，立即整改。", "认可检查结果，将举一反三。", null];
export const OBJECTIONS = [
  "学校东门口放学时段车辆乱停，公示材料没有提到。",
  "厂区夜间机器声音大，邻居多次反映。",
  "市场后巷电线私拉，希望再看一次。",
];
export const HEARD = ["已到现场核实并督促整改，不影响本次评定结果。", "反映的情况不属于评定条目，已转相关部门办理，并当面回复。"];
export const WARNED = "发生一起火灾，过火面积约二十平方米，无人员伤亡，火灾事故认定书认定电气线路老化。";
export const MENDING = "已更换全部老化线路，加装电气火灾监控，组织疏散演练一次。";
export const RESTORED = "整改复查合格，警示期内未再发生同类情况。";
export const REVOKED = "经法院生效判决认定，申报材料中的安全培训记录系伪造。";
export const BELOW = "总分未达到八十分，且关键项未得分。";
export const REPORT = "本年度无刑事案件和安全事故，开展演练两次，排查并消除隐患五处。";
