// Puts a button beside each box of wording that copies it. Without script the words are selected and copied by hand.
for (const box of document.querySelectorAll("[data-copy]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary";
  button.textContent = box.dataset.copy;
  const told = document.createElement("span");
  told.setAttribute("role", "status");
  told.className = "govuk-body govuk-!-margin-left-3";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(box.value);
      told.textContent = "Copied";
    } catch {
      box.focus();
      box.select();
      told.textContent = "Selected: copy it with Ctrl+C";
    }
  });
  box.after(button, told);
}
