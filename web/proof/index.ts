export { checkProof, needsCommercial, type EventProof } from "./check.ts";
export type { Means } from "./means.ts";
export { bytesOf } from "./bytes.ts";
export { canonical } from "./canonical.ts";
export { drawAgain, linesDigest, type PublishedDraw, type PublishedPool } from "./draw.ts";
export { isIncluded, leafOf } from "./inclusion.ts";
export { blinded, bodyOf, cardDigest, figureDigest, hashesDigest, pieceKey, rowHash, rowsDigest } from "./digest.ts";
export {
  addRows,
  holds,
  nothingCounted,
  recompute,
  sameValue,
  valueOfTally,
  type CardBody,
  type CardFile,
  type CardPart,
  type Committed,
  type CommittedPart,
  type FigureBody,
  type FigureFile,
  type FigurePart,
  type FigureRow,
  type FigureValue,
  type LogPart,
  type RowsPart,
  type Tree,
} from "./figure.ts";
export type { Found, FoundCode } from "./found.ts";
export { checkCard } from "./published.ts";
export { checkCardFile, checkFigure, figureNeedsCommercial } from "./verify.ts";
export { sayFound } from "./words.ts";
