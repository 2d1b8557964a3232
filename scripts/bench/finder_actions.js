/* What a reader does in the finder, each action from rest until its result is painted; the choice follows a seed. */
(seed) => {
  const form = document.querySelector("#find");
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const pick = (list) => list[Math.floor(random() * list.length)];
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const steps = [...form.querySelectorAll("input[type=radio]")];
  const change = (element, event, value) => {
    element.value = value;
    element.dispatchEvent(new Event(event, { bubbles: true }));
  };
  const actions = {
    box: () => pick(boxes).click(),
    step: () => pick(steps).click(),
    words: () => change(form.elements.q, "input", pick(["v", "vi", "visa", "res", "support", "in", ""])),
    clear: () => document.querySelector("[data-find=clear]").click(),
    sort: () => change(form.elements.sort, "change", pick([...form.elements.sort.options]).value),
  };
  /* The first task after a frame: by then its styles, layout and paint are done. */
  const painted = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage(0);
      }),
    );
  const rest = () => new Promise((done) => setTimeout(done, 40));
  window.act = async (name) => {
    await rest();
    const start = performance.now();
    actions[name]();
    await painted();
    return performance.now() - start;
  };
}
