import { namedUuid } from "#platform/ids";
import type { StreamKey } from "#platform/ledger";
import { cityHome } from "#platform/settings";

export const keyOf = ({ home, id }: StreamKey): StreamKey => ({ home, id });
/** What persons did about their data of a record: a stream beside the record's own. */
export const mineKey = ({ home, id }: StreamKey): StreamKey => ({ home, id: namedUuid("privacy.mine", id) });
/** An asking for everything under one's phone belongs to no town. */
export const ownKey = (id: string): StreamKey => ({ home: cityHome(), id });
