/* A stand-in for Worker in the offline copy.
 *
 * Browsers refuse to start a worker from a page that was opened as a file, and the theme's search runs in one.
 * Here the script of the worker runs in an empty frame of the same page instead, with the messages of a worker.
 * On the web the browser's own Worker is left as it is. The theme knows this file by the words in its name.
 */
(function () {
  "use strict";

  if (window.location.protocol !== "file:") {
    return;
  }

  /** Run scripts in a window, one after the other; the promise is kept when the last has run. */
  function load(target, addresses) {
    return addresses.reduce(function (before, address) {
      return before.then(function () {
        return new Promise(function (resolve, reject) {
          var script = target.document.createElement("script");
          script.src = new URL(address, window.location.href).href;
          script.onload = function () {
            resolve();
          };
          script.onerror = function () {
            reject(new Error("This script could not be loaded: " + address));
          };
          target.document.head.appendChild(script);
        });
      });
    }, Promise.resolve());
  }

  function FrameWorker(address) {
    var worker = this;
    var listeners = document.createDocumentFragment(); // any node can hold listeners
    var frame = document.createElement("iframe");

    frame.hidden = true;
    frame.title = "Search";
    frame.setAttribute("aria-hidden", "true");
    document.documentElement.appendChild(frame);
    var inside = frame.contentWindow;

    /* What the worker says goes to whoever listens to the worker, later, as with a real one. */
    inside.postMessage = function (data) {
      window.setTimeout(function () {
        listeners.dispatchEvent(new MessageEvent("message", { data: data }));
      }, 0);
    };
    inside.importScripts = function () {
      return load(inside, Array.prototype.slice.call(arguments));
    };

    var ready = load(inside, [address]);
    ready.catch(function (error) {
      listeners.dispatchEvent(new ErrorEvent("error", { message: error.message }));
    });

    worker.onmessage = null;
    worker.onerror = null;
    listeners.addEventListener("message", function (event) {
      if (worker.onmessage) {
        worker.onmessage(event);
      }
    });
    listeners.addEventListener("error", function (event) {
      if (worker.onerror) {
        worker.onerror(event);
      }
    });
    worker.addEventListener = listeners.addEventListener.bind(listeners);
    worker.removeEventListener = listeners.removeEventListener.bind(listeners);

    worker.postMessage = function (data) {
      ready.then(function () {
        inside.dispatchEvent(new inside.MessageEvent("message", { data: data }));
      }, function () {});
    };
    worker.terminate = function () {
      frame.remove();
    };
  }

  window.Worker = FrameWorker;
})();
