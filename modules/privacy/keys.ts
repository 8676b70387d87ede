import { namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";

export const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
/** What persons did about their data of a record: a stream beside the record's own. */
export const mineKey = ({ home, id }: StreamKey): StreamKey => ({ home, id: namedUuid("privacy.mine", id) });
