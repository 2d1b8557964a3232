/* A stand-in for Worker in the offline copy.
 *
 * Browsers refuse to start a worker from a page that was opened as a file, and the theme's search runs in one.
 * Here the script of the worker runs in an empty frame of the same page instead, with the messages of a worker.
 * On the web the browser's own Worker is left as it is. The theme knows this file by the words in its name.
 */
(() => {
  "use strict";
  if (location.protocol !== "file:") return;

  const loadOne = (target, address) =>
    new Promise((resolve, reject) => {
      const script = target.document.createElement("script");
      script.src = new URL(address, location.href).href;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`This script could not be loaded: ${address}`));
      target.document.head.append(script);
    });

  /** Run scripts in a window, one after the other; the promise is kept when the last has run. */
  const load = async (target, addresses) => {
    for (const address of addresses) await loadOne(target, address);
  };

  class FrameWorker extends EventTarget {
    onmessage = null;
    onerror = null;
    #frame = document.createElement("iframe");
    #ready;

    constructor(address) {
      super();
      this.#frame.hidden = true;
      this.#frame.title = "Search";
      this.#frame.setAttribute("aria-hidden", "true");
      document.documentElement.append(this.#frame);
      const inside = /** @type {any} */ (this.#frame.contentWindow);
      /* What the worker says goes to whoever listens to the worker, later, as with a real one. */
      inside.postMessage = (data) => setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data })));
      inside.importScripts = (...addresses) => load(inside, addresses);
      this.#ready = load(inside, [address]);
      this.#ready.catch(({ message }) => this.dispatchEvent(new ErrorEvent("error", { message })));
      this.addEventListener("message", (event) => this.onmessage?.(event));
      this.addEventListener("error", (event) => this.onerror?.(event));
    }

    async postMessage(data) {
      await this.#ready.catch(() => {});
      const inside = /** @type {any} */ (this.#frame.contentWindow);
      inside?.dispatchEvent(new inside.MessageEvent("message", { data }));
    }

    terminate() {
      this.#frame.remove();
    }
  }

  window.Worker = /** @type {any} */ (FrameWorker);
})();
