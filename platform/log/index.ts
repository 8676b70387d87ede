export { algorithmsFrom, loadLogKeys, passingKeys, witnessesFrom, type LogKeys, type Witness } from "./keys.ts";
export { seal } from "./seal.ts";
export { witness, type Witnessing } from "./witness.ts";
export { anchorsOf, proveEntries, type Anchor, type BatchProof } from "./batch.ts";
export { proofOf, type EventProof } from "./proof.ts";
export { verifyLogs, verifyWithin } from "./verify.ts";
export type { LogReport } from "./walk.ts";
export { mountLog } from "./http.ts";
export { checkpointsOf, compareCheckpoint, type Compared, type PublishedCheckpoint } from "./history.ts";
