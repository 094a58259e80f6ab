// Text helpers: templates, plurals, searching without regard to case and accents, safe links.

function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

// The form for a count: {"one": …, "other": …} or a plain template.
function count(forms, number, language = "en") {
  const template = typeof forms === "string" ? forms : forms[new Intl.PluralRules(language).select(number)] || forms.other;
  return fill(template, { count: number.toLocaleString(language) });
}

// The direction of a text: that of its first letter.
function directionOf(text) {
  const letter = /\p{L}/u.exec(text);
  return letter && /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(letter[0]) ? "rtl" : "ltr";
}

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

// A link to the web, or null: no script, file or data address passes.
function webLink(address) {
  try {
    const url = new URL(address);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

function countryName(code, language) {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  try {
    return new Intl.DisplayNames([language], { type: "region" }).of(code) || code;
  } catch {
    return code;
  }
}
