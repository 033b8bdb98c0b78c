// What makes forms kinder where scripts run. Every page works without it, and nothing typed is kept in the browser.

const later = (wait, run) => {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(run, wait, ...given);
  };
};

const answers = (form) => {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
};

const send = (url, data, more) =>
  fetch(url, { method: "POST", body: data, credentials: "same-origin", ...more }).then((answer) => {
    if (!answer.ok && answer.status !== 422) throw new Error(answer.status);
    if (answer.redirected) throw new Error("signed out");
    return answer;
  });

const read = (html) => new DOMParser().parseFromString(html, "text/html");

// ---- mistakes: the summary is read first

document.querySelector("[data-error-summary]")?.focus();

// ---- the line

const line = document.querySelector("[data-offline]");
const online = (up) => {
  if (line) line.hidden = up;
};
addEventListener("offline", () => online(false));
addEventListener("online", () => online(true));

// ---- a form is sent once; the button that was pressed says so

addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  event.submitter?.setAttribute("aria-disabled", "true");
});
addEventListener("pageshow", () => {
  for (const form of document.forms) {
    delete form.dataset.sent;
    for (const button of form.elements) button.removeAttribute?.("aria-disabled");
  }
});

// ---- the draft: kept on the server while one types

for (const form of document.querySelectorAll("form[data-draft]")) {
  const told = form.querySelector("[data-saved]");
  let unsaved = false;
  const save = (more) => {
    if (!unsaved || form.dataset.sent) return;
    unsaved = false;
    send(form.dataset.draft, answers(form), more)
      .then((answer) => answer.json())
      .then(({ saved }) => {
        told.textContent = `${told.dataset.saved} ${saved}`;
        online(true);
      })
      .catch(() => {
        unsaved = true;
        told.textContent = told.dataset.failed;
        online(navigator.onLine);
        soon();
      });
  };
  const soon = later(2500, save);
  form.addEventListener("input", () => {
    unsaved = true;
    soon();
  });
  addEventListener("online", () => save());
  addEventListener("visibilitychange", () => document.hidden && save({ keepalive: true }));
  addEventListener("beforeunload", (event) => unsaved && !form.dataset.sent && event.preventDefault());
}

// ---- groups that repeat

const renumber = (rows) => {
  const every = rows.querySelectorAll(":scope > [data-row]");
  every.forEach((row, index) => {
    const places = row.querySelectorAll(":scope > legend [data-number], :scope > button [data-number]");
    for (const place of places) place.textContent = index + 1;
  });
  const add = rows.querySelector(":scope > [name=_add]");
  if (add) add.hidden = every.length >= Number(rows.dataset.most);
};

const add = (rows, button) => {
  const numbers = [...rows.querySelectorAll(":scope > [data-row]")].map((row) => Number(row.id.split("-").pop()));
  const holder = document.createElement("template");
  const next = String(Math.max(-1, ...numbers) + 1);
  holder.innerHTML = rows.querySelector(":scope > template").innerHTML.replaceAll(rows.dataset.mark, next);
  const row = holder.content.firstElementChild;
  button.before(row);
  row.querySelector("input:not([type=hidden]),select,textarea")?.focus();
};

addEventListener("click", (event) => {
  const button = event.target.closest?.("[name=_add],[name=_remove]");
  const rows = button?.closest("[data-rows]");
  if (!rows) return;
  event.preventDefault();
  if (button.name === "_add") add(rows, button);
  else {
    button.closest("[data-row]").remove();
    rows.querySelector("[name=_add]")?.focus();
  }
  renumber(rows);
  rows.dispatchEvent(new Event("input", { bubbles: true }));
});

// ---- a reference is looked for while its words are typed

let asking;
const find = (input) => {
  const form = input.form;
  const found = document.getElementById(`${input.id}-found`);
  if (input.value.trim().length < 2) return;
  asking?.abort();
  asking = new AbortController();
  const data = answers(form);
  data.set("_find", input.dataset.find);
  send(form.getAttribute("action") || location.href, data, { signal: asking.signal })
    .then((answer) => answer.text())
    .then((html) => found.replaceChildren(...(read(html).getElementById(found.id)?.childNodes ?? [])))
    .catch(() => {});
};
const findSoon = later(350, find);
addEventListener("input", (event) => event.target.dataset?.find && findSoon(event.target));
addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.dataset?.find) return;
  event.preventDefault();
  find(event.target);
});

// ---- warnings of what may be the same report, person or place

for (const form of document.querySelectorAll("form[data-suggest]")) {
  const place = form.querySelector("[data-warnings]");
  const ask = later(900, () =>
    send(form.dataset.suggest, answers(form))
      .then((answer) => answer.text())
      .then((html) => place.replaceChildren(...read(html).body.childNodes))
      .catch(() => {}),
  );
  form.addEventListener("input", ask);
}
