/* The order of the plan by drag: a grip on each row, for mouse, pen and finger. The buttons of a row do the same. */
(() => {
  "use strict";
  const PA = window.PracticeAtlas;
  const EDGE = 90; // pixels from the edge of the window in which a drag scrolls
  const STEP = 16;

  /** Connect a list. `moved(row, step)` is called when a row was let go elsewhere, `back()` when a drag was broken
      off. */
  PA.planDrag = (list, moved, back) => {
    let held = null;
    let from = 0;
    const placeOf = (row) => [...list.children].indexOf(row);
    const isAbove = (row, y) => {
      const { top, height } = row.getBoundingClientRect();
      return y < top + height / 2;
    };

    /* The other rows make room: the held one stays where it is in the page, else the browser would let it go. */
    const drag = ({ clientY }) => {
      if (!held) return;
      if (clientY < EDGE) scrollBy(0, -STEP);
      else if (clientY > innerHeight - EDGE) scrollBy(0, STEP);
      while (held.previousElementSibling && isAbove(held.previousElementSibling, clientY))
        held.after(held.previousElementSibling);
      while (held.nextElementSibling && !isAbove(held.nextElementSibling, clientY))
        held.before(held.nextElementSibling);
    };

    const end = (isKept) => {
      if (!held) return;
      const row = held;
      const step = placeOf(row) - from;
      held = null;
      row.classList.remove("pa-plan__item--held");
      if (isKept && step) moved(row, step);
      else back();
    };

    list.addEventListener("pointerdown", (event) => {
      const grip = event.target.closest("[data-grip]");
      if (!grip || event.button) return;
      event.preventDefault();
      held = grip.closest("li");
      from = placeOf(held);
      grip.setPointerCapture(event.pointerId);
      held.classList.add("pa-plan__item--held");
    });
    list.addEventListener("pointermove", drag);
    list.addEventListener("pointerup", () => end(true));
    list.addEventListener("pointercancel", () => end(false));
    addEventListener("keydown", ({ key }) => key === "Escape" && end(false));
  };
})();
