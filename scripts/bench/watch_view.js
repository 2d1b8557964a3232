/* Remember when the largest element was painted, and how far things moved by themselves. */
window.seen = { paint: 0, shift: 0 };
new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.seen.paint = entry.startTime))).observe({
  type: "largest-contentful-paint",
  buffered: true,
});
new PerformanceObserver((list) =>
  list.getEntries().forEach((entry) => (window.seen.shift += entry.hadRecentInput ? 0 : entry.value)),
).observe({ type: "layout-shift", buffered: true });
