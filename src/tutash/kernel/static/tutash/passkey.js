// Passkeys: the browser asks the server what to sign, the person's device signs it, the server checks.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const post = async (url, body) => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const headers = { "X-CSRFToken": token, "Content-Type": "application/json" };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body), credentials: "same-origin" });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.wrong);
  return said;
};

const decoded = (options) => {
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  for (const list of [options.excludeCredentials, options.allowCredentials])
    for (const key of list ?? []) key.id = bytes(key.id);
  return options;
};

const encoded = ({ id, rawId, type, response }) => {
  const said = {};
  for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (response[part]) said[part] = text(response[part]);
  return { id, rawId: text(rawId), type, response: said };
};

for (const place of document.querySelectorAll("[data-passkey]")) {
  // a passkey belongs to a host by name: on a bare address the browser has none
  place.hidden = !window.PublicKeyCredential || /^[\d.[\]:]+$/.test(location.hostname);
  const button = place.querySelector("button");
  const wrong = place.querySelector("[data-wrong]");
  button.addEventListener("click", async () => {
    wrong.textContent = "";
    try {
      const publicKey = decoded(await post(button.dataset.asked, {}));
      const made = "new" in button.dataset;
      const key = await (made ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
      const name = document.getElementById("key-name")?.value;
      const next = document.querySelector("[name=next]")?.value;
      const { next: go } = await post(button.dataset.answered + (next ? `?next=${encodeURIComponent(next)}` : ""), {
        ...encoded(key),
        ...(name && { name }),
      });
      location.assign(go);
    } catch (error) {
      wrong.textContent = error instanceof DOMException || !error.message ? wrong.dataset.wrong : error.message;
    }
  });
}
