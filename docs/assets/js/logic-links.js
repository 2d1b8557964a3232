/* Data in the fragment of an address, which browsers send to no server, and back. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  PA.links = /** @type {any} */ ({});

  /** Any data as base64url of its JSON. */
  PA.links.write = (data) => {
    const bytes = new TextEncoder().encode(JSON.stringify(data));
    const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  };

  /** The reverse; throws where the text was cut or changed on its way. */
  PA.links.read = (text) => {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  };
})();
