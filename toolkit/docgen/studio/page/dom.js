// Elements are made by `h`; text is always text, never markup.

/** An element with properties, listeners (onclick …), attributes and children (strings or elements). */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Put `children` in the place of what `element` holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(2).filter(Boolean));
}

/** Tell a person who cannot see the change, and one who can. */
export function tell(text) {
  const place = document.getElementById("said");
  place.textContent = text;
  place.classList.toggle("shown", Boolean(text));
  clearTimeout(tell.timer);
  tell.timer = setTimeout(() => place.classList.remove("shown"), 8000);
}
