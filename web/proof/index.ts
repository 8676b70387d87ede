export { checkProof, needsCommercial, type EventProof } from "./check.ts";
export type { Means } from "./means.ts";
export { bytesOf } from "./bytes.ts";
export { canonical } from "./canonical.ts";
export { drawAgain, type PublishedDraw, type PublishedPool } from "./draw.ts";
export { isIncluded, leafOf } from "./inclusion.ts";
export { blinded, bodyOf, cardDigest, figureDigest, pieceKey, rowHash, rowsDigest } from "./digest.ts";
export {
  holds,
  recompute,
  sameValue,
  type CardBody,
  type CardFile,
  type CardPart,
  type Committed,
  type CommittedPart,
  type FigureBody,
  type FigureFile,
  type FigureRow,
  type FigureValue,
  type LogPart,
  type Tree,
} from "./figure.ts";
export type { Found, FoundCode } from "./found.ts";
export { checkCard } from "./published.ts";
export { checkCardFile, checkFigure, figureNeedsCommercial } from "./verify.ts";
export { sayFound } from "./words.ts";
