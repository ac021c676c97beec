function make(kind, attributes = {}, ...children) {
  const element = document.createElement(kind);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// Keys typed here are no commands to JupyterLab, which asks the focused element itself.
function own(element) {
  element.setAttribute("data-lm-suppress-shortcuts", "true");
  return element;
}

