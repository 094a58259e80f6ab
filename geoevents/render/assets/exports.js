// The selection as GeoJSON, CSV and KML, made in the page: the same property names as the files of geoevents.

const FIELDS = ["start", "end", "date_from", "date_to", "title", "category", "status", "place", "country", "country_code", "admin1",
  "precision", "kind", "radius_km", "time_text", "holds", "grain", "actors", "fatalities_min", "fatalities_max", "confidence",
  "source", "source_url", "source_quote", "place_reason", "time_reason", "reports", "reviewed"];

function properties(item, language) {
  const report = item.reports[0] || {};
  const extra = Object.fromEntries(item.attributes);
  const lon = item.placed ? wrapped(item.lon) : null;
  return {
    start: item.start === null ? null : isoMoment(item.start), end: item.end === null ? null : isoMoment(item.end),
    date_from: item.start === null ? null : isoDay(item.start), date_to: item.end === null ? null : isoDay(item.end - 1),
    title: item.title, category: item.category.id, status: item.status.id, place: item.listed || item.place || null,
    country: countryName(item.country, language) || null, country_code: item.country || null, admin1: item.admin1 || null,
    precision: item.precision || null, kind: item.kind || null, radius_km: item.placed ? item.radius : null,
    time_text: report.timeText || null, holds: item.dated ? (item.throughout ? "throughout" : "within") : null,
    grain: item.text("grain") || null, actors: item.actors.join("; "),
    fatalities_min: extra.fatalities_min ?? null, fatalities_max: extra.fatalities_max ?? null,
    confidence: item.confidence / 100, source: report.source || null, source_url: report.url || null,
    source_quote: report.quote || null, place_reason: report.placeReason || null, time_reason: report.timeReason || null,
    reports: item.number("reports"), reviewed: item.reviewed, lon, lat: item.lat,
  };
}

function wrapped(lon) {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}

function toGeoJSON(items, language) {
  const features = items.map((item) => {
    const { lon, lat, ...rest } = properties(item, language);
    const geometry = lon === null ? null : { type: "Point", coordinates: [lon, lat] };
    return { type: "Feature", id: item.id, geometry, properties: rest };
  });
  return JSON.stringify({ type: "FeatureCollection", features }, null, 1);
}

function toCSV(items, language) {
  const names = ["id", "latitude", "longitude", ...FIELDS];
  const rows = items.map((item) => {
    const row = properties(item, language);
    return [item.id, row.lat, row.lon, ...FIELDS.map((name) => row[name])].map(cell).join(",");
  });
  return `\ufeff${[names.join(","), ...rows].join("\r\n")}\r\n`;
}

// One cell; a text that a spreadsheet would run as a formula is defused by an apostrophe.
function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

function toKML(items, language, title) {
  const marks = items.map((item) => placemark(item, properties(item, language))).join("\n");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${xml(title)}</name>\n${marks}\n</Document></kml>\n`;
}

function placemark(item, row) {
  const span = [row.start && `<begin>${row.start}</begin>`, row.end && `<end>${row.end}</end>`].filter(Boolean).join("");
  const data = FIELDS.filter((name) => row[name] !== null && row[name] !== "")
    .map((name) => `<Data name="${name}"><value>${xml(String(row[name]))}</value></Data>`).join("");
  return [
    `<Placemark id="${xml(item.id)}"><name>${xml(item.title)}</name>`,
    row.source_quote ? `<description>${xml(xml(row.source_quote))}</description>` : "",
    span ? `<TimeSpan>${span}</TimeSpan>` : "",
    `<ExtendedData>${data}</ExtendedData>`,
    row.lon === null ? "" : `<Point><coordinates>${row.lon},${row.lat}</coordinates></Point>`,
    "</Placemark>",
  ].join("");
}

function xml(text) {
  const signs = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/[&<>"]/g, (sign) => signs[sign]);
}

function save(text, name, type) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

const FORMATS = {
  geojson: { type: "application/geo+json", make: toGeoJSON },
  csv: { type: "text/csv", make: toCSV },
  kml: { type: "application/vnd.google-earth.kml+xml", make: toKML },
};
