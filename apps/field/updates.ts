/**
 * Installs the app on the phone and lets a new version in. The new worker itself refuses to install while things wait to be sent; the page that
 * runs is changed for the new one only where nothing is being written.
 */
export function keepUpdated(mayReload: () => boolean): { check: () => void; settle: () => void } {
  if (!("serviceWorker" in navigator)) return { check: () => {}, settle: () => {} };
  const { serviceWorker } = navigator;
  const controlled = serviceWorker.controller !== null;
  let replaced = false;
  const settle = (): void => {
    if (!replaced || !mayReload()) return;
    replaced = false;
    location.reload();
  };
  serviceWorker.addEventListener("controllerchange", () => {
    // The very first worker takes over a page that is already its own version.
    replaced = controlled;
    settle();
  });
  const registered = serviceWorker.register("/field/sw.js", { scope: "/field", updateViaCache: "none" });
  return {
    settle,
    check: () =>
      void registered.then(
        (registration) =>
          registration.update().catch(() => {
            // No network, or things are waiting: the next look will do.
          }),
        () => {
          // Private windows have no worker: the app works while there is a network.
        },
      ),
  };
}
