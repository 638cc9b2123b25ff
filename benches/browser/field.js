// The minimum that a page can do for a key: one word of the answer changes in the next frame.
const [field, answer] = [document.getElementById("page-headers"), document.getElementById("answer")];
field.addEventListener("input", () => requestAnimationFrame(() => {
  answer.textContent = field.value.length;
}));
