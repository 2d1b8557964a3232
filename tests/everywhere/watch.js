// Put before all other scripts of each page that is walked: keeps what goes wrong there, in every engine alike.
(() => {
  const wrong = [];
  window.wrong = wrong;
  const { error } = console;
  console.error = (...all) => {
    wrong.push(`console: ${all.join(" ")}`);
    error.apply(console, all);
  };
  const told = ({ target, message }) => wrong.push(message || `not loaded: ${target.src || target.href}`);
  addEventListener("error", told, true);
  addEventListener("unhandledrejection", ({ reason }) => wrong.push(`rejected: ${reason}`));
  addEventListener("securitypolicyviolation", (event) => {
    wrong.push(`policy: ${event.violatedDirective} ${event.blockedURI} at ${location.pathname}`);
  });
})();
