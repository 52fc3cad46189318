// The words of the page come from docgen's catalogue (messages/studio.toml), in the clerk's language.

let words = {};

export function learn(catalogue) {
  words = catalogue;
}

/** The words for `code`, its {places} filled from `details`. */
export function say(code, details = {}) {
  const text = words[`ST-${code}`] ?? code;
  return text.replace(/\{(\w+)\}/g, (_, name) => String(details[name] ?? ""));
}

/** When that was, for a list: the time of today, or the day. */
export function when(seconds) {
  const date = new Date(seconds * 1000);
  const two = (number) => String(number).padStart(2, "0");
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  const isToday = date.toDateString() === new Date().toDateString();
  return isToday ? time : `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${time}`;
}
