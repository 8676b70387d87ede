/** Chromium's own event, which TypeScript does not know. */
type Offer = Event & { prompt: () => Promise<unknown> };

let offer: Offer | null = null;
const onOffer = (event: Event): void => {
  // Shown when the worker asks for it, not over the first thing they do.
  event.preventDefault();
  offer = event as Offer;
};

/** The browser's offer to put the app on the home screen, kept until it is wanted. */
export const installer = {
  listen: (): void => addEventListener("beforeinstallprompt", onOffer),
  offered: (): boolean => offer !== null,
  ask: async (): Promise<void> => {
    await offer?.prompt();
    offer = null;
  },
};
