"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const scenes = [...document.querySelectorAll(".scene")];
  const panel = document.getElementById("evidence");
  const passages = document.getElementById("passages");
  let at = 0;
  let opener = null;

  function show(number) {
    at = Math.min(Math.max(number, 0), scenes.length - 1);
    scenes.forEach((scene, n) => scene.classList.toggle("current", n === at));
    document.getElementById("place").textContent = `${at + 1} of ${scenes.length}`;
    document.getElementById("back").disabled = at === 0;
    document.getElementById("next").disabled = at === scenes.length - 1;
    close();
  }

  function open(strand, number) {
    const polarity = strand.classList.contains("competition") ? "competition" : "cooperation";
    const numbers = data.scenes[number][`${strand.dataset.relation}/${polarity}`] || [];
    passages.replaceChildren(...numbers.map((one) => {
      const entry = document.createElement("article");
      const mark = document.createElement("p");
      mark.textContent = `[${one}]`;
      entry.append(mark, ...[...document.getElementById(`source-${one}`).childNodes].map((node) => node.cloneNode(true)));
      return entry;
    }));
    document.getElementById("evidence-title").textContent = strand.querySelector("title").textContent;
    panel.hidden = false;
    opener = strand;
    panel.focus();
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    if (opener) opener.focus();
    opener = null;
  }

  function strands(scene, number) {
    for (const strand of scene.querySelectorAll("[data-relation]")) {
      const thin = strand.querySelector("path");
      const wide = thin.cloneNode(false);
      wide.setAttribute("stroke", "transparent");
      wide.setAttribute("stroke-width", "16");
      wide.removeAttribute("stroke-dasharray");
      wide.setAttribute("pointer-events", "stroke");
      strand.append(wide);
      strand.setAttribute("tabindex", "0");
      strand.setAttribute("role", "button");
      strand.setAttribute("aria-label", strand.querySelector("title").textContent);
      strand.addEventListener("click", () => open(strand, number));
      strand.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          event.stopPropagation();
          open(strand, number);
        }
      });
    }
  }

  function actors(scene) {
    for (const actor of scene.querySelectorAll("[data-actor]")) {
      actor.addEventListener("click", () => {
        const chosen = !actor.classList.contains("chosen");
        for (const other of scene.querySelectorAll(".chosen")) other.classList.remove("chosen");
        actor.classList.toggle("chosen", chosen);
        for (const strand of scene.querySelectorAll("[data-relation]")) {
          const mine = strand.dataset.relation.split("|").includes(actor.dataset.actor);
          strand.classList.toggle("faded", chosen && !mine);
        }
      });
    }
  }

  function explore(scene) {
    const picture = scene.querySelector("svg");
    if (!picture) return;
    const box = picture.viewBox.baseVal;
    const whole = [box.x, box.y, box.width, box.height];
    let from = null;
    const scale = () => box.width / picture.getBoundingClientRect().width;
    picture.addEventListener("wheel", (event) => {
      event.preventDefault();
      const factor = Math.exp(event.deltaY / 500);
      const width = Math.min(Math.max(box.width * factor, whole[2] / 8), whole[2] * 2);
      const frame = picture.getBoundingClientRect();
      const x = (event.clientX - frame.left) / frame.width;
      const y = (event.clientY - frame.top) / frame.height;
      const height = width * whole[3] / whole[2];
      box.x += (box.width - width) * x;
      box.y += (box.height - height) * y;
      box.width = width;
      box.height = height;
    }, { passive: false });
    picture.addEventListener("pointerdown", (event) => { from = [event.clientX, event.clientY]; });
    picture.addEventListener("pointermove", (event) => {
      if (!from || !event.buttons) return;
      box.x -= (event.clientX - from[0]) * scale();
      box.y -= (event.clientY - from[1]) * scale();
      from = [event.clientX, event.clientY];
    });
    window.addEventListener("pointerup", () => { from = null; });
    picture.addEventListener("dblclick", () => { [box.x, box.y, box.width, box.height] = whole; });
  }

  const forward = ["ArrowRight", "PageDown", " "];
  const backward = ["ArrowLeft", "PageUp", "Backspace"];
  document.addEventListener("keydown", (event) => {
    if (event.target.closest && event.target.closest("button, summary, a")) return;
    if (event.key === "Escape") close();
    else if (forward.includes(event.key)) { event.preventDefault(); show(at + 1); }
    else if (backward.includes(event.key)) { event.preventDefault(); show(at - 1); }
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(scenes.length - 1);
  });
  document.getElementById("back").addEventListener("click", () => show(at - 1));
  document.getElementById("next").addEventListener("click", () => show(at + 1));
  document.getElementById("close").addEventListener("click", close);
  document.getElementById("steps").hidden = false;
  document.body.classList.add("stepping");
  scenes.forEach((scene, number) => { strands(scene, number); actors(scene); explore(scene); });
  show(0);
})();
