// Asks every two seconds how far the check is, and shows the report when it is done. Without script the page reloads itself.
const line = document.getElementById("line");
const cells = document.querySelectorAll("[data-file]");
const EVERY = 2000;

async function look() {
  try {
    const told = await (await fetch(line.dataset.progress, { headers: { Accept: "application/json" } })).json();
    if (told.over) {
      window.location.reload();
      return;
    }
    if (line.textContent !== told.line) line.textContent = told.line;
    told.files.forEach(([words, colour], at) => {
      cells[at].textContent = words;
      cells[at].className = `govuk-tag govuk-tag--${colour}`;
    });
  } catch {
    line.textContent = "The site does not answer at the moment. This page tries again by itself";
  }
  window.setTimeout(look, EVERY);
}

window.setTimeout(look, 500);
