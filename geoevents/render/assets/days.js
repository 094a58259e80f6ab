// Civil time as whole minutes since 1970: no time zone, neither the viewer's nor another, ever touches it.

const HOUR = 60;
const DAY = 1440;
// A night, as the texts mean it: from six to six.
const EVENING = 18 * HOUR;
const NIGHT = 12 * HOUR;
const UNITS = ["hour", "day", "week", "month", "quarter", "year", "decade", "century"];
const UNIT_MONTHS = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 };
const UNIT_MINUTES = { hour: HOUR, day: DAY, week: 7 * DAY };

function civil(minutes) {
  const at = new Date(minutes * 60000);
  return {
    y: at.getUTCFullYear(), m: at.getUTCMonth(), d: at.getUTCDate(),
    h: at.getUTCHours(), i: at.getUTCMinutes(), week: (at.getUTCDay() + 6) % 7,
  };
}

function minutesOf(year, month, day = 1) {
  const at = new Date(0);
  at.setUTCFullYear(year, month, day);
  return Math.round(at.getTime() / 60000);
}

// The start of the unit that holds the moment.
function floorUnit(minutes, unit) {
  if (unit === "hour" || unit === "day") {
    return Math.floor(minutes / UNIT_MINUTES[unit]) * UNIT_MINUTES[unit];
  }
  const { y, m, week } = civil(minutes);
  if (unit === "week") return Math.floor(minutes / DAY) * DAY - week * DAY;
  const size = UNIT_MONTHS[unit];
  const months = Math.floor((y * 12 + m) / size) * size;
  return minutesOf(Math.floor(months / 12), months - 12 * Math.floor(months / 12));
}

function addUnits(minutes, unit, count) {
  if (UNIT_MINUTES[unit]) return minutes + count * UNIT_MINUTES[unit];
  const { y, m } = civil(minutes);
  const months = y * 12 + m + count * UNIT_MONTHS[unit];
  return minutesOf(Math.floor(months / 12), months - 12 * Math.floor(months / 12));
}

function isoDay(minutes) {
  const { y, m, d } = civil(minutes);
  return `${String(y).padStart(4, "0")}-${String(m + 1).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

function isoMoment(minutes) {
  const { h, i } = civil(minutes);
  return `${isoDay(minutes)}T${String(h).padStart(2, "0")}:${String(i).padStart(2, "0")}:00Z`;
}

function parseDay(text) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text || "");
  const day = found ? minutesOf(+found[1], +found[2] - 1, +found[3]) : null;
  return day !== null && isoDay(day) === text ? day : null;
}

// Words for civil time, from the table of the interface's language.
class DateWords {
  constructor(words) {
    this.words = words;
  }

  day(minutes, short = false) {
    return fill(this.words.dates.day, this.parts(minutes, short));
  }

  parts(minutes, short) {
    const { y, m, d } = civil(minutes);
    return { y, d, m: (short ? this.words.months_short : this.words.months)[m] };
  }

  time(minutes) {
    return isoMoment(minutes).slice(11, 16);
  }

  // A half-open interval in words, its last day included: whole months and years are named as such.
  span(start, end, short = false) {
    if (start === null && end === null) return this.words.no_date;
    if (end === null) return fill(this.words.dates.since, { day: this.day(start, short) });
    if (start === null) return fill(this.words.dates.until, { day: this.day(end - 1, short) });
    return start % DAY || end % DAY ? this.moments(start, end, short) : this.days(start, end - 1, short);
  }

  moments(start, end, short) {
    if (start % DAY === EVENING && end - start === NIGHT) return fill(this.words.dates.night, { days: this.days(start, end - 1, short) });
    const day = this.day(start, short);
    const day2 = this.day(end - 1, short);
    const time = this.time(start);
    const kind = day !== day2 ? "moments" : end - start <= HOUR ? "time" : "times";
    return fill(this.words.dates[kind], { day, day2, time, time2: this.time(end) });
  }

  days(start, last, short) {
    const a = this.parts(start, short);
    const b = this.parts(last, short);
    const names = { ...a, d2: b.d, m2: b.m, y2: b.y };
    const years = civil(start).m === 0 && civil(last).m === 11;
    const months = a.d === 1 && civil(last + 1).d === 1;
    const sameYear = a.y === b.y;
    const sameMonth = sameYear && a.m === b.m;
    let kind = sameMonth ? (a.d === b.d ? "day" : "days_in_month") : sameYear ? "days_in_year" : "days";
    if (months) kind = sameMonth ? "month" : sameYear ? "months_in_year" : "months";
    if (months && years) kind = sameYear ? "year" : "years";
    return fill(this.words.dates[kind], names);
  }
}
