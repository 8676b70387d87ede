import type { Account, Ask, DeviceWord } from "#web/field";

/** Whether this phone may go on, by the city's list of devices. */
export async function device(_ask: Ask, _device: string, _account: Account | null): Promise<DeviceWord | null> {
  return null;
}
