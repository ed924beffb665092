// Puts a button beside each wording that copies it. Without script the words are chosen and copied by hand.
for (const group of document.querySelectorAll("[data-copy]")) {
  const words = group.querySelector("textarea");
  const button = document.createElement("button");
  const told = document.createElement("span");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary";
  button.textContent = "Copy the wording";
  told.className = "govuk-body app-copied";
  told.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    words.select();
    try {
      await navigator.clipboard.writeText(words.value);
      told.textContent = "Copied";
    } catch {
      told.textContent = "The wording is selected: press Ctrl and C to copy it";
    }
  });
  group.append(button, told);
}
