/* The list "On this page" marks the heading that the reader has come to, and keeps it in view. */
(() => {
  "use strict";
  const { one, all } = window.PracticeAtlas;
  const list = one(".md-sidebar--secondary .md-sidebar__scrollwrap");
  const links = all(".md-sidebar--secondary .md-nav__link");
  const headings = links.map((link) => document.getElementById(link.getAttribute("href").slice(1)));
  if (!list || !links.length) return;
  const root = document.documentElement;

  /* The last heading above the line below the header; at the end of the page, the last heading of all. */
  const reached = () => {
    if (innerHeight + scrollY >= root.scrollHeight - 1 && scrollY > 0) return links.length - 1;
    const line = Number.parseFloat(getComputedStyle(root).scrollPaddingTop) + 1;
    return headings.findLastIndex((heading) => heading?.getBoundingClientRect().top <= line);
  };

  let isAsked = false;
  const mark = () => {
    isAsked = false;
    if (!list.clientHeight) return; // not shown on narrow screens
    const place = reached();
    links.forEach((link, at) => {
      link.classList.toggle("md-nav__link--passed", at < place);
      link.classList.toggle("md-nav__link--active", at === place);
    });
    list.scrollTop = place < 0 ? 0 : links[place].offsetTop - list.clientHeight / 2;
  };
  const ask = () => {
    if (!isAsked) requestAnimationFrame(mark);
    isAsked = true;
  };

  addEventListener("scroll", ask, { passive: true });
  addEventListener("resize", ask);
  ask();
})();
