/** What somebody said in the demonstration city, and what came of it. All of it is made up (示意数据). */
export type OpinionStory = {
  topic: string;
  nature: "suggestion" | "criticism" | "question" | "thanks";
  said: readonly string[];
  /** What was promised and done; left out, it was explained. */
  plan?: readonly [plan: string, done: string];
  why?: string;
  reply: string;
  asked: readonly [zh: string, en: string];
  answered: readonly [zh: string, en: string];
};

export const STORIES: readonly OpinionStory[] = [
  {
    topic: "01",
    nature: "suggestion",
    said: [
      "晚上十点以后小区后门很黑，希望巡逻车多走一趟。",
      "河边步道晚上没有人巡，跑步的人不放心。",
      "最近电瓶车电池被偷了几次，夜里能不能多巡几趟。",
    ],
    plan: ["把后门和河边步道列入夜间必巡路线，每晚两趟。", "夜间必巡路线已调整，两处每晚各巡两趟。"],
    reply: "您提的两处已经列入夜间必巡路线，每晚两趟，欢迎监督。",
    asked: ["夜里偏僻的地方能不能多巡几趟", "Can dark corners be patrolled more at night?"],
    answered: [
      "小区后门、河边步道列入夜间必巡路线，每晚两趟。",
      "Back gates and the riverside path are on the nightly route now, twice each night.",
    ],
  },
  {
    topic: "02",
    nature: "criticism",
    said: ["学校门口早上堵半小时，交警站一会儿就走了。", "路口左转灯太短，一次只过三四辆车。"],
    plan: ["早高峰增加一个固定岗到八点十分；左转绿灯加长八秒试行两周。", "固定岗已上岗，左转绿灯加长八秒，平均排队由九辆降到五辆。"],
    reply: "早高峰的岗延到八点十分，左转灯已加长，您再看看。",
    asked: ["早高峰学校门口为什么这么堵", "Why is the school gate jammed every morning?"],
    answered: [
      "早高峰固定岗延到八点十分，左转绿灯加长八秒。",
      "An officer stays until 8:10 and the left-turn light is eight seconds longer.",
    ],
  },
  {
    topic: "03",
    nature: "suggestion",
    said: ["老小区没有车位，晚上停路边又被贴单，能不能划几个夜间车位。", "医院门口接送没有地方停，只能绕圈。"],
    why: "医院门口是公交通道，按规定不能划车位；接送可用东侧五分钟临停区。",
    reply: "公交通道不能划车位，请用东侧临停区，五分钟以内不贴单。",
    asked: ["医院门口能不能划接送车位", "Can there be drop-off bays at the hospital gate?"],
    answered: ["门口是公交通道，不能划；东侧有五分钟临停区。", "The gate is a bus lane; a five-minute bay is on the east side."],
  },
  {
    topic: "04",
    nature: "question",
    said: ["老人总接到推销电话，民警能不能来讲一次怎么防骗。", "说是退税让点链接，是不是骗子，有没有地方问。"],
    plan: ["到社区讲一次防骗课，留下社区民警的固定电话。", "已在社区讲课两场，到场八十六人，固定电话贴在楼道。"],
    reply: "防骗课已经讲了两场，有疑问可打楼道里贴的社区民警电话。",
    asked: ["能不能到社区讲讲怎么防骗", "Could you come and explain how scams work?"],
    answered: ["已讲两场；社区民警固定电话贴在各楼道。", "Two talks were held; the community officer's number hangs in every stairwell."],
  },
  {
    topic: "05",
    nature: "criticism",
    said: ["楼下烧烤店音响放到半夜，打过电话也没用。", "广场舞音乐太响，晚上孩子写不了作业。"],
    plan: ["与店家、舞队约定时间和音量，九点后不放外放音响；连续两周每晚查看。", "约定已签，连续两周晚上查看，超时两次已当场劝止。"],
    reply: "已约定九点后不放外放音响，再有请打派出所电话。",
    asked: ["夜里音响扰民打电话没用怎么办", "Loud music at night, and calling did not help"],
    answered: [
      "已约定九点后不放外放音响，民警连续两周每晚查看。",
      "No loudspeakers after nine was agreed, and an officer looked in nightly for two weeks.",
    ],
  },
  {
    topic: "06",
    nature: "suggestion",
    said: ["遛狗不牵绳的人多，孩子下楼害怕，能不能管管。"],
    plan: ["早晚高峰在小区门口劝导一个月，办证点进小区一天。", "劝导一个月，现场办证四十二只。"],
    reply: "劝导和上门办证已做，您看到不牵绳的可以拍照反映。",
    asked: ["遛狗不牵绳谁来管", "Who deals with dogs off the lead?"],
    answered: ["早晚劝导一个月，小区内现场办证。", "A month of reminders morning and evening, and registration on the spot."],
  },
  {
    topic: "08",
    nature: "criticism",
    said: ["报警后等了二十多分钟，能不能说清楚要等多久。", "出警民警没有告诉我后面怎么办。"],
    why: "当晚同时三起警情，最近的警车在处置车祸。以后接警时说明预计多久到。",
    reply: "抱歉让您久等。以后接警会说明预计到达时间，现场会留下办案民警电话。",
    asked: ["报警后要等多久，能不能说清楚", "How long does it take after a call?"],
    answered: ["接警时说明预计多久到；现场留下办案民警电话。", "The operator says how long it will take, and the officer leaves a number."],
  },
  {
    topic: "09",
    nature: "thanks",
    said: ["办居住证的窗口同志耐心，中午没休息帮我办好了，谢谢。"],
    why: "已转告窗口，谢谢您的肯定。",
    reply: "已转告窗口，谢谢。",
    asked: ["窗口服务得到居民肯定", "Thanks for the counter"],
    answered: ["午间值班窗口继续保留。", "The counter stays open over noon."],
  },
  {
    topic: "10",
    nature: "criticism",
    said: ["查电动车的时候态度生硬，应该先说明理由。", "贴罚单没有写清楚为什么，电话也打不通。"],
    why: "已核对执法记录，当时没有先说明理由，确有不妥；已对执勤人员提醒并补发说明。",
    reply: "您说得对，应当先说明理由，已经提醒执勤人员并补发说明。",
    asked: ["检查时应先说明理由", "An officer should say why before checking"],
    answered: ["检查先说明理由，罚单写明电话；做不到的可以投诉。", "Reasons first, and a number on every ticket; if not, complain."],
  },
  {
    topic: "11",
    nature: "question",
    said: ["小区新装的摄像头对着我家窗户吗，录像谁能看。"],
    plan: ["核对三个点位朝向，贴出点位公示和调阅规定。", "三个点位朝向公共通道，公示已贴。"],
    reply: "摄像头只对公共通道，调阅要审批留痕，公示贴在小区门口。",
    asked: ["新摄像头会不会拍到家里", "Do the new cameras look into homes?"],
    answered: [
      "只对公共通道；调阅要审批并留痕，公示在小区门口。",
      "They face public paths only; looking at footage needs approval and is recorded.",
    ],
  },
  {
    topic: "12",
    nature: "suggestion",
    said: ["不知道社区民警是谁，能不能把电话和坐班时间贴出来。"],
    plan: ["各楼道贴社区民警姓名牌、电话和每周坐班时间。", "已贴一百二十个楼道，每周二、四下午坐班。"],
    reply: "已经贴好，社区民警每周二、四下午在居委会。",
    asked: ["怎么找到社区民警", "How do I find the community officer?"],
    answered: [
      "电话和坐班时间贴在楼道；每周二、四下午在居委会。",
      "Number and hours hang in the stairwell; Tuesday and Thursday afternoons at the committee.",
    ],
  },
];

export const MOVED: readonly { text: string; to: "dispute" | "petition" | "crime"; reason: string }[] = [
  {
    text: "隔壁装修把我家墙打裂了，说好赔又不认，你们给评评理。",
    to: "dispute",
    reason: "这是邻里损害赔偿纠纷，可以申请人民调解，自愿、免费。",
  },
  {
    text: "对征收补偿的答复不服，要求上级重新处理。",
    to: "petition",
    reason: "这是申诉求决类信访事项，请到信访窗口或网上提出，期限由法规定。",
  },
  {
    text: "有人在微信群里拉人刷单，我邻居被骗了三千块。",
    to: "crime",
    reason: "这像是诈骗线索，请被骗的人尽快打 110 或到派出所报案，保留转账记录。",
  },
];
