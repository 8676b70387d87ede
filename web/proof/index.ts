export { checkProof, type EventProof } from "./check.ts";
export { bytesOf } from "./bytes.ts";
export { canonical } from "./canonical.ts";
export { isIncluded, leafOf } from "./inclusion.ts";
export { blinded, bodyOf, cardDigest, figureDigest, rowHash } from "./digest.ts";
export {
  holds,
  recompute,
  sameValue,
  type CardBody,
  type CardFile,
  type CardPart,
  type FigureBody,
  type FigureFile,
  type FigureRow,
  type FigureValue,
  type LogPart,
  type Tree,
} from "./figure.ts";
export { checkCard, checkCardFile, checkFigure, type Found, type FoundCode, type Means } from "./verify.ts";
export { sayFound } from "./words.ts";
