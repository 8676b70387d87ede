import { defineWords } from "#web/words";

/** What waits for a member of staff, in the list of one's own work. */
export const waitingWords = defineWords({
  "families.waiting.help": { zh: "上门看看", en: "Visit the family" },
  "cells.waiting.admit": { zh: "初审", en: "Preliminary check" },
  "cells.waiting.draw": { zh: "抽取检查人员", en: "Draw who inspects" },
  "cells.waiting.inspect": { zh: "现场核查", en: "Inspect on the spot" },
  "cells.waiting.countersign": { zh: "会签核查结果", en: "Countersign the findings" },
  "cells.waiting.rectify": { zh: "整改", en: "Rectify what was found" },
  "cells.waiting.recheck": { zh: "复核整改", en: "Look again at what was rectified" },
  "cells.waiting.publicise": { zh: "公示", en: "Publicise" },
  "cells.waiting.decide-objection": { zh: "答复异议", en: "Decide on an objection" },
  "cells.waiting.award": { zh: "公示期满，命名", en: "Publicity is over: award" },
  "cells.waiting.mend": { zh: "限期整改", en: "Rectify within the warning's time" },
  "cells.waiting.self-report": { zh: "年度自查报告", en: "The yearly self-report" },
  "cells.waiting.warn": { zh: "动态检查发现的问题没有整改，决定是否警示", en: "What a check found is not rectified: decide on a warning" },
  "cells.waiting.renew": { zh: "申请续期", en: "Apply for renewal" },
  "cells.waiting.restore": { zh: "验收整改、恢复命名", en: "Look at it and restore the title" },
  "cells.waiting.decide-appeal": { zh: "答复申诉", en: "Decide on the appeal" },
});
