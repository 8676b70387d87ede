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
  重点人员 管控 稳控 截访 老户 前科 轨迹 人脸识别 信用分
`
  .trim()
  .split(/\s+/);

/** Files that must name what is refused. Each entry has to be needed, so the list can only shrink. */
export const MAY_NAME: readonly string[] = ["tests/architecture/words.ts", "tests/architecture/plants.ts"];

export const forbiddenConcepts: Rule = (sources) =>
  sources
    .filter(({ path }) => !MAY_NAME.includes(path))
    .flatMap((source) => {
      const text = codeOf(source).replace(/[_-]/g, "").toLowerCase();
      return FORBIDDEN.filter((word) => text.includes(word.toLowerCase())).map(
        (word) => `${source.path}: "${word}" has no place here (domain.md §8)`,
      );
    });

/** Files past the length at which a noun usually has two capabilities: told, not refused. */
export const longFiles: Rule = (sources) =>
  sources
    .filter(({ path, text }) => isCode(path) && !isTest(path) && text.split("\n").length > 251)
    .map(({ path, text }) => `${path}: ${text.split("\n").length - 1} lines`);
