
"use strict";
// What a reviewer says of each section, kept here until it is saved as a small file.
// Nothing leaves the computer, and no text is ever read as markup.
(function () {
  function by(id) { return document.getElementById(id); }
  var root = by("review"), about = root.dataset, role = by("role"), told = by("told");
  var boxes = Array.prototype.slice.call(document.querySelectorAll(".box"));
  var place = "facilitator.review/" + about.session + "/" + about.edition + "/" + about.digest;
  var saved = content(), id = fresh();

  function fresh() {
    var bytes = new Uint8Array(16), text = "";
    window.crypto.getRandomValues(bytes);
    for (var at = 0; at < bytes.length; at++) { text += (256 + bytes[at]).toString(16).slice(1); }
    return text;
  }
  function chosen(box) { return box.querySelector("input:checked").value; }
  function comment(box) { return box.querySelector("textarea"); }
  function remarks() {
    return boxes.map(function (box) {
      var text = comment(box).value.trim();
      var verdict = chosen(box) || (text ? "commented" : "");
      return { key: box.getAttribute("data-key"), verdict: verdict, comment: text };
    }).filter(function (each) { return each.verdict; });
  }
  function content() { return JSON.stringify([role.value.trim(), remarks()]); }
  function file() {
    return JSON.stringify({
      format: about.format, id: id, session: about.session, digest: about.digest,
      edition: about.edition, reviewer: role.value.trim(),
      made_at: new Date().toISOString(), sections: remarks()
    }, null, 2) + "\n";
  }
  function tell(text, fault) {
    told.textContent = text;
    told.className = fault ? "fault" : "";
  }
  function name() {
    var word = role.value.trim().toLowerCase().replace(/[åä]/g, "a").replace(/ö/g, "o");
    word = word.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
    return ["granskning", about.session, word].filter(Boolean).join("-") + ".json";
  }
  function ready() {
    role.removeAttribute("aria-invalid");
    if (!role.value.trim()) {
      role.setAttribute("aria-invalid", "true");
      tell(about.noRole, true);
      role.focus();
      return false;
    }
    if (!remarks().length) { tell(about.nothing, true); return false; }
    // What has been changed since it was saved is another review than that.
    if (content() !== saved) { id = fresh(); saved = content(); keep(); }
    return true;
  }
  function save() {
    if (!ready()) { return; }
    var blob = new Blob([file()], { type: "application/json" });
    if (window.navigator.msSaveOrOpenBlob) {
      window.navigator.msSaveOrOpenBlob(blob, name());
    } else {
      var link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = name();
      document.body.appendChild(link);
      link.click();
      document.body.removeChild(link);
      window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
    }
    tell(about.saved.split("%").join(name()));
  }
  function show() {
    if (!ready()) { return; }
    by("text").hidden = false;
    by("file").value = file();
    by("file").focus();
    by("file").select();
    tell(about.shown);
  }
  function clear() {
    if (!window.confirm(about.sure)) { return; }
    fill({ role: "", boxes: {} });
    by("text").hidden = true;
    by("file").value = "";
    saved = content();
    try { window.localStorage.removeItem(place); } catch (error) { /* nothing was kept */ }
    seen();
    tell(about.cleared);
  }
  function keep() {
    var kept = { role: role.value, boxes: {}, id: id, saved: saved };
    boxes.forEach(function (box) {
      kept.boxes[box.getAttribute("data-key")] = [chosen(box), comment(box).value];
    });
    try { window.localStorage.setItem(place, JSON.stringify(kept)); } catch (error) { /* not here */ }
  }
  function fill(kept) {
    role.value = String(kept.role || "");
    boxes.forEach(function (box) {
      var said = kept.boxes[box.getAttribute("data-key")] || ["", ""];
      Array.prototype.forEach.call(box.querySelectorAll("input"), function (each) {
        each.checked = each.value === said[0];
      });
      if (!box.querySelector("input:checked")) { box.querySelector("input[value='']").checked = true; }
      comment(box).value = String(said[1]);
    });
  }
  function recall() {
    try {
      var kept = JSON.parse(window.localStorage.getItem(place));
      if (!kept || typeof kept.boxes !== "object") { return; }
      fill(kept);
      if (/^[0-9a-f]{32}$/.test(kept.id)) { id = kept.id; saved = String(kept.saved); }
    } catch (error) { /* nothing was kept that can be used */ }
  }
  function seen() {
    var count = 0;
    boxes.forEach(function (box) {
      var area = comment(box), text = area.value, verdict = chosen(box);
      count += verdict || text.trim() ? 1 : 0;
      box.className = "box " + verdict;
      area.rows = Math.max(3, Math.min(24, text.split("\n").length + Math.floor(text.length / 60)));
    });
    by("count").textContent = about.count.replace("%", count).replace("%", boxes.length);
  }
  function changed() { keep(); seen(); tell(""); }

  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  by("save").addEventListener("click", save);
  by("show").addEventListener("click", show);
  by("clear").addEventListener("click", clear);
  window.addEventListener("beforeunload", function (event) {
    if (content() !== saved) { event.preventDefault(); event.returnValue = ""; }
  });
  recall();
  seen();
  by("unable").hidden = true;
})();
