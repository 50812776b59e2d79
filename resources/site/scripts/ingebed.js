/* kaart.html in a frame of another page: its links lead the whole window on, not the frame. */
(() => {
  "use strict";
  document.addEventListener(
    "click",
    ({ target }) => {
      const link = target.closest("a[href]");
      if (link && link.getAttribute("href")[0] !== "#") link.target = "_top";
    },
    true,
  );
})();
