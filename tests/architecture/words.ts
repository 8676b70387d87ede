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

/** A share written by hand, or a percent sign away from its number, in a text somebody reads. */
const SHARE = /toFixed\(\d\)\} ?%|["`][^"`\n]*[\d}] %/;

/** One number in two shapes on two pages reads as two numbers: `percentage` of #web/words writes every share. */
export const onePercent: Rule = (sources) =>
  sources
    .filter(({ path }) => /^(apps|modules|platform|web)\//.test(path) && isCode(path) && !isTest(path) && path !== "web/words/index.ts")
    .flatMap((source) => {
      const found = SHARE.exec(codeOf(source))?.[0];
      return found === undefined ? [] : [`${source.path}: "${found}": a share is written by percentage(), the sign right after the number`];
    });

/** A table written by hand (names in SQL are quoted the same way: platform/database, platform/backup): the mark in front of a CSV, RFC 4180's doubled quotes, or a workbook past `platform/sheets`. */
const OWN_TABLE = /(?<!\/\^)\\uFEFF|replace(All)?\((?:'"'|\/"\/g), '""'\)|["']hucre(\/\w+)?["']/;
/** What is sent as CSV comes from the one writer, by its own name or by a function named for it. */
const SENDS_CSV = /["']text\/csv[^"']*["']/;
const WRITES_CSV = /\b(csvOf|csvLine|writeCsv|toCsv|\w+Csv)\(/;

export const oneTableWriter: Rule = (sources) =>
  sources
    .filter(({ path }) => /^(apps|modules|platform|web|boot)\//.test(path) && isCode(path) && !isTest(path))
    .filter(({ path }) => path !== "web/csv/index.ts" && !/^platform\/(sheets|database|backup)\//.test(path))
    .flatMap((source) => {
      const code = codeOf(source);
      const own = OWN_TABLE.exec(code)?.[0];
      // A form that takes a file, and a catalogue that tells of one, write none.
      const sends = SENDS_CSV.test(code) && /body:|new Blob/.test(code) && !WRITES_CSV.test(code);
      return [
        ...(own === undefined
          ? []
          : [`${source.path}: "${own}": tables are written by web/csv and platform/sheets, where no cell becomes a formula`]),
        ...(sends ? [`${source.path}: sends CSV that web/csv has not written`] : []),
      ];
    });

/** Files past the length at which a noun usually has two capabilities: told, not refused. */
export const longFiles: Rule = (sources) =>
  sources
    .filter(({ path, text }) => isCode(path) && !isTest(path) && text.split("\n").length > 251)
    .map(({ path, text }) => `${path}: ${text.split("\n").length - 1} lines`);
