"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const scenes = [...document.querySelectorAll(".scene")];
  const steps = [...scenes, document.getElementById("sources")];
  const panel = document.getElementById("evidence");
  const passages = document.getElementById("passages");
  let at = 0;
  let opener = null;

  function show(number) {
    const before = at;
    at = Math.min(Math.max(number, 0), steps.length - 1);
    steps.forEach((step, n) => step.classList.toggle("current", n === at));
    const sources = at === scenes.length;
    document.getElementById("place").textContent = sources ? "Sources" : `${at + 1} of ${scenes.length}`;
    document.getElementById("back").disabled = at === 0;
    document.getElementById("next").disabled = sources;
    close();
    if (at !== before) window.scrollTo(0, 0);
  }

  function open(title, numbers, from) {
    passages.replaceChildren(...numbers.map((one) => {
      const entry = document.createElement("article");
      const mark = document.createElement("p");
      mark.className = "number";
      mark.textContent = `[${one}]`;
      const source = document.getElementById(`source-${one}`);
      entry.append(mark, ...[...source.childNodes].map((node) => node.cloneNode(true)));
      return entry;
    }));
    document.getElementById("evidence-title").textContent = title;
    panel.hidden = false;
    opener = from;
    panel.focus();
  }

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    if (opener) opener.focus();
    opener = null;
  }

  /** Have an element of a picture act as a button, named by its title, for the mouse, for touch and for keys. */
  function button(element, act) {
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "button");
    element.addEventListener("click", act);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      act();
    });
  }

  function strands(scene, number) {
    for (const strand of scene.querySelectorAll("[data-relation]")) {
      const wide = strand.querySelector("path").cloneNode(false);
      wide.setAttribute("stroke", "transparent");
      wide.setAttribute("stroke-width", "16");
      wide.removeAttribute("stroke-dasharray");
      wide.setAttribute("pointer-events", "stroke");
      wide.setAttribute("class", "halo");
      strand.append(wide);
      const polarity = strand.classList.contains("competition") ? "competition" : "cooperation";
      const numbers = data.scenes[number][`${strand.dataset.relation}/${polarity}`] || [];
      const title = strand.querySelector("title").textContent;
      button(strand, () => open(title, numbers, strand));
    }
  }

  function actors(scene) {
    const all = [...scene.querySelectorAll("[data-actor]")];
    for (const actor of all) {
      actor.setAttribute("aria-pressed", "false");
      button(actor, () => {
        const chosen = actor.getAttribute("aria-pressed") !== "true";
        for (const other of all) other.setAttribute("aria-pressed", String(chosen && other === actor));
        for (const strand of scene.querySelectorAll("[data-relation]")) {
          const mine = strand.dataset.relation.split("|").includes(actor.dataset.actor);
          strand.classList.toggle("faded", chosen && !mine);
        }
      });
    }
  }

  const views = new Map();

  /** Look closer and farther, and from another side: wheel, drag, two fingers; + - and 0 do so for the keyboard. */
  function explore(scene) {
    const picture = scene.querySelector("svg");
    if (!picture) return;
    const box = picture.viewBox.baseVal;
    const whole = [box.x, box.y, box.width, box.height];
    const fingers = new Map();
    let moved = 0;

    function zoom(factor, clientX, clientY) {
      const frame = picture.getBoundingClientRect();
      const width = Math.min(Math.max(box.width * factor, whole[2] / 8), whole[2] * 2);
      const height = width * whole[3] / whole[2];
      const x = (clientX - frame.left) / frame.width;
      const y = (clientY - frame.top) / frame.height;
      box.x += (box.width - width) * x;
      box.y += (box.height - height) * y;
      box.width = width;
      box.height = height;
    }

    const reset = () => { [box.x, box.y, box.width, box.height] = whole; };
    const middle = () => { const f = picture.getBoundingClientRect(); return [f.left + f.width / 2, f.top + f.height / 2]; };
    views.set(scene, { closer: () => zoom(0.8, ...middle()), farther: () => zoom(1.25, ...middle()), reset });
    const apart = () => {
      const [one, other] = [...fingers.values()];
      return Math.hypot(one[0] - other[0], one[1] - other[1]);
    };
    picture.addEventListener("wheel", (event) => {
      event.preventDefault();
      zoom(Math.exp(event.deltaY / 500), event.clientX, event.clientY);
    }, { passive: false });
    picture.addEventListener("pointerdown", (event) => {
      fingers.set(event.pointerId, [event.clientX, event.clientY]);
      if (fingers.size === 1) moved = 0;
    });
    picture.addEventListener("pointermove", (event) => {
      const from = fingers.get(event.pointerId);
      if (!from) return;
      const before = fingers.size === 2 ? apart() : 0;
      fingers.set(event.pointerId, [event.clientX, event.clientY]);
      moved += Math.abs(event.clientX - from[0]) + Math.abs(event.clientY - from[1]);
      if (before) {
        const [one, other] = [...fingers.values()];
        zoom(before / Math.max(apart(), 1), (one[0] + other[0]) / 2, (one[1] + other[1]) / 2);
      } else {
        const scale = box.width / picture.getBoundingClientRect().width;
        box.x -= (event.clientX - from[0]) * scale;
        box.y -= (event.clientY - from[1]) * scale;
      }
    });
    for (const over of ["pointerup", "pointercancel"]) {
      window.addEventListener(over, (event) => { fingers.delete(event.pointerId); });
    }
    // A drag that ends on a strand is no click on it.
    picture.addEventListener("click", (event) => { if (moved > 6) event.stopPropagation(); }, { capture: true });
    picture.addEventListener("dblclick", reset);
  }

  for (const link of document.querySelectorAll('a[href^="#source-"]')) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open("Source", [Number(link.getAttribute("href").slice("#source-".length))], link);
    });
  }

  const forward = ["ArrowRight", "PageDown", " "];
  const backward = ["ArrowLeft", "PageUp", "Backspace"];
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { close(); return; }
    if (panel.contains(event.target)) return;
    if (event.key === " " && event.target.closest && event.target.closest("button, summary, a")) return;
    const view = views.get(steps[at]);
    if (forward.includes(event.key)) { event.preventDefault(); show(at + 1); }
    else if (backward.includes(event.key)) { event.preventDefault(); show(at - 1); }
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(steps.length - 1);
    else if (view && (event.key === "+" || event.key === "=")) view.closer();
    else if (view && event.key === "-") view.farther();
    else if (view && event.key === "0") view.reset();
  });
  document.getElementById("back").addEventListener("click", () => show(at - 1));
  document.getElementById("next").addEventListener("click", () => show(at + 1));
  document.getElementById("close").addEventListener("click", close);
  document.getElementById("steps").hidden = false;
  document.body.classList.add("stepping");
  scenes.forEach((scene, number) => { strands(scene, number); actors(scene); explore(scene); });
  show(0);
})();
