/* Before anything is painted: styles learn that scripts run. The theme says so only after the page is painted, which
   then moves by what stands there for readers without scripts. */
document.documentElement.classList.replace("no-js", "js");
