import { codeOf, isCode, isTest, type Rule } from "./source.ts";

/** Words of the city's services; the platform serves any module. */
const DOMAIN =
  /\b(incidents?|petition(er|s)?|mediat(ion|or)s?|gridWorkers?|gridLeaders?|microGrids?|safeCells?|missingPersons?|aftercare|supervisionOrders?)\b|信访|调解|网格|派单|督办/i;

export const noDomainInPlatform: Rule = (sources) =>
  sources
    .filter(({ path }) => /^(platform|web)\//.test(path) && !isTest(path) && !path.startsWith("platform/testing/"))
    .flatMap((source) => {
      const word = DOMAIN.exec(codeOf(source))?.[0];
      return word === undefined ? [] : [`${source.path}: domain word "${word}"`];
    });

/** Things this platform will not contain (domain.md §8): in identifiers, columns, fields and labels, with `_`, `-` and case ignored. */
const FORBIDDEN = `
  riskPerson keyPerson faceId faceSearch gaitSearch trajectory creditScore personScore dangerLevel predictivePolicing
  biometric religion ethnicity politicalView locationHistory visitQuota petitionerHistory hiddenAdmin
  personRisk personColour personColor personLabel personTag residentScore householdRisk householdColour householdColor
  riskScore crimePrediction reoffend recidivism criminalRecord violationRecord convictionRecord
  facePrint voicePrint irisScan plateTracking plateSearch crowdEmotion sentimentScore authorProfile keywordWatch
  gpsTrack locationTrack trackLog passerBy scanningLog sampledPeople familyRecord relativesGuilt kinGuilt
  politicalStatus politicalOutlook religiousBelief ethnicGroup maritalStatus
  bulkPersonExport exportPersons searchPersons personSearch peopleSearch shadowAdmin ghostAdmin
  deleteAudit purgeAudit petitionQuota reportQuota arrestTarget zeroPetition informantTask
  重点人员 管控 稳控 截访 老户 前科 轨迹 人脸识别 信用分
  高危人员 人员积分 人员标签 再犯预测 违法记录 政治面貌 宗教信仰 民族成分 婚姻状况 株连 连坐 零上访 零信访 缠访 闹访 非访
  声纹 步态识别 车牌识别 定位历史 劳教所 隐藏管理员
`
  .trim()
  .split(/\s+/);

/** Files that must name what is refused. Each entry has to be needed, so the list can only shrink. */
export const MAY_NAME: readonly string[] = [
  "tests/architecture/words.ts",
  "tests/architecture/plants.ts",
  // The words by which a measure nobody may be scored by is known and refused.
  "modules/assessment/measures.ts",
];

/** What was written down as done, or as read, is never taken away or changed by a statement of ours. */
const AUDIT = /\b(delete\s+from|truncate(\s+table)?|update)\s+(ledger\.(event|command)|vault\.read)\b|\btruncate\s+(table\s+)?ledger\./i;

export const forbiddenConcepts: Rule = (sources) =>
  sources
    .filter(({ path }) => !MAY_NAME.includes(path))
    .flatMap((source) => {
      const code = codeOf(source);
      const text = code.replace(/[_-]/g, "").toLowerCase();
      const audit = isTest(source.path) ? null : AUDIT.exec(code);
      return [
        ...FORBIDDEN.filter((word) => text.includes(word.toLowerCase())).map(
          (word) => `${source.path}: "${word}" has no place here (domain.md §8)`,
        ),
        ...(audit ? [`${source.path}: "${audit[0]}": what was done stays written (domain.md §8)`] : []),
      ];
    });

/** "96.83%", never "96.83 %": one reader meets both languages on one page. What follows tells a remainder from a percentage. */
const APART = /[\d}] %(?! ?(?:[\d$(]|power))/;
export const percentClose: Rule = (sources) =>
  sources
    .filter(({ path }) => isCode(path) && !isTest(path))
    .flatMap((source) => {
      const line = codeOf(source)
        .split("\n")
        .find((one) => APART.test(one));
      return line === undefined ? [] : [`${source.path}: ${line.trim()}: a percentage has no space before its sign`];
    });

/** Files past the length at which a noun usually has two capabilities: told, not refused. */
export const longFiles: Rule = (sources) =>
  sources
    .filter(({ path, text }) => isCode(path) && !isTest(path) && text.split("\n").length > 251)
    .map(({ path, text }) => `${path}: ${text.split("\n").length - 1} lines`);
