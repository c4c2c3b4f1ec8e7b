// Forms as one types: hides what is not asked, says what cannot be so. The same rules decide on the
// server (docs/formats/forms.md), whose word counts: evaluate() agrees with catalogue/rules.cpp.
const MAX = Number.MAX_SAFE_INTEGER;
const stop = (why) => {
  throw new Error(why);
};
const isObject = (v) => v !== null && typeof v === "object" && !Array.isArray(v);
const isText = (v) => typeof v === "string";
const truthy = (v) => (Array.isArray(v) ? v.length > 0 : Boolean(v));
const toText = (v) =>
  v === null ? "" : Array.isArray(v) ? v.map(toText).join() : `${v}`;
const number = (text) => {
  const bare = text.replace(/^[ \t\n\r]+|[ \t\n\r]+$/g, "");
  const n = bare === "" ? 0 : /^[+-]?\d+$/.test(bare) ? Number(bare) + 0 : NaN;
  return Math.abs(n) <= MAX ? n : NaN;
};
const toNumber = (v) =>
  isObject(v) ? NaN : typeof v === "object" || isText(v) ? number(toText(v)) : +v;
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const equal = (a, b) => {
  if (a === null || b === null) return a === b;
  const [heapA, heapB] = [typeof a === "object", typeof b === "object"];
  if ((isText(a) && isText(b)) || (heapA && heapB)) return same(a, b);
  if (heapA && isText(b)) return toText(a) === b;
  if (heapB && isText(a)) return toText(b) === a;
  return toNumber(a) === toNumber(b);
};
// By code points, as UTF-8 bytes are ordered; NaN where there is no order.
const compare = (a, b) => {
  if (!isText(a) || !isText(b)) return toNumber(a) - toNumber(b);
  const [x, y] = [[...a], [...b]].map((t) => t.map((c) => c.codePointAt(0)));
  const i = x.findIndex((c, at) => c !== y[at]);
  return i < 0 ? x.length - y.length : i < y.length ? x[i] - y[i] : 1;
};
const ordered = (v, fits) => v.slice(1).every((next, i) => fits(compare(v[i], next)));
const bounded = (n) => (Math.abs(n) > MAX ? stop("overflow") : n + 0);
const reckon = (v, step, divides) => {
  let sum = toNumber(v[0]);
  for (const next of v.slice(1).map(toNumber)) {
    if (Number.isNaN(sum)) break;
    sum = Number.isNaN(next) || (divides && next === 0) ? NaN : bounded(step(sum, next));
  }
  return Number.isNaN(sum) ? null : sum + 0;
};
const lookUp = (facts, path) => {
  const parts = path === "" ? [] : path.replace(/\.$/, "").split(".");
  return parts.reduce((at, part) => {
    if (Array.isArray(at)) return /^\d+$/.test(part) ? at[Number(part)] : undefined;
    return isObject(at) && Object.prototype.hasOwnProperty.call(at, part) ? at[part] : undefined;
  }, facts);
};
const absent = (facts, name) => [undefined, null, ""].includes(lookUp(facts, toText(name)));
const day = (text) => {
  const [, y, m, d] = (isText(text) && /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)) || stop("date");
  const date = new Date(Date.UTC(2000, m - 1, d));
  date.setUTCFullYear(+y, m - 1, d);
  if (+y < 1600 || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== +d) stop("date");
  return { y: +y, md: m * 100 + +d, days: date.getTime() / 864e5 };
};
const days = (v, of) => (v[0] === null || v[1] === null ? null : of(day(v[0]), day(v[1])));
const short = (text) => (new TextEncoder().encode(text).length > 4096 ? stop("long") : text);

// name: [fewest operands, most, of the values, of the facts]
const ANY = 1000;
const OPERATORS = {
  and: [0, ANY], or: [0, ANY], if: [0, ANY], some: [2, 2], all: [2, 2],
  "!": [1, 1, (v) => !truthy(v[0])],
  "==": [2, 2, (v) => equal(v[0], v[1])],
  "!=": [2, 2, (v) => !equal(v[0], v[1])],
  "===": [2, 2, (v) => same(v[0], v[1])],
  "!==": [2, 2, (v) => !same(v[0], v[1])],
  "<": [2, 3, (v) => ordered(v, (c) => c < 0)],
  "<=": [2, 3, (v) => ordered(v, (c) => c <= 0)],
  ">": [2, 2, (v) => ordered(v, (c) => c > 0)],
  ">=": [2, 2, (v) => ordered(v, (c) => c >= 0)],
  "+": [1, ANY, (v) => reckon(v, (a, b) => a + b)],
  "-": [1, 2, (v) => reckon(v.length > 1 ? v : [0, v[0]], (a, b) => a - b)],
  "*": [1, ANY, (v) => reckon(v, (a, b) => a * b)],
  "/": [2, 2, (v) => reckon(v, (a, b) => Math.trunc(a / b), true)],
  in: [2, 2, (v) => isText(v[1]) ? v[1].includes(toText(v[0]))
    : Array.isArray(v[1]) && v[1].some((one) => same(one, v[0]))],
  cat: [0, ANY, (v) => short(v.map(toText).join(""))],
  var: [0, 2, (v, facts) => {
    if (v.length === 0 || v[0] === null) return facts;
    if (!isText(v[0]) && typeof v[0] !== "number") stop("name");
    return lookUp(facts, toText(v[0])) ?? (v.length > 1 ? v[1] : null);
  }],
  missing: [0, ANY, (v, facts) =>
    (Array.isArray(v[0]) ? v[0] : v).filter((name) => absent(facts, name))],
  missing_some: [2, 2, ([need, names], facts) => {
    if (typeof need !== "number" || !Array.isArray(names)) stop("operands");
    const out = names.filter((name) => absent(facts, name));
    return names.length - out.length >= need ? [] : out;
  }],
  merge: [0, ANY, (v) => (v.flat().length > 4096 ? stop("long") : v.flat())],
  age_years: [2, 2, (v) => days(v, (a, b) => b.y - a.y - (b.md < a.md ? 1 : 0))],
  days_between: [2, 2, (v) => days(v, (a, b) => b.days - a.days)],
};

// What a rule comes out as; throws where the server would call it a fault.
export function evaluate(rule, facts) {
  let steps = 0;
  let depth = 0;
  const run = (one, on) => {
    if (++steps > 2000 || ++depth > 32) stop("too much");
    const list = Array.isArray(one) && one.map((item) => run(item, on));
    const out = list || (isObject(one) ? call(one, on) : one);
    depth -= 1;
    return out;
  };
  const call = (one, on) => {
    const [name, ...more] = Object.keys(one);
    if (more.length > 0 || !Object.keys(OPERATORS).includes(name)) stop("operator");
    const operands = Array.isArray(one[name]) ? one[name] : [one[name]];
    const [least, most, apply] = OPERATORS[name];
    if (operands.length < least || operands.length > most) stop("operands");
    if (apply) return apply(operands.map((operand) => run(operand, on)), on);
    if (name === "and" || name === "or") {
      let last = null;
      for (const operand of operands) {
        last = run(operand, on);
        if (truthy(last) === (name === "or")) break;
      }
      return last;
    }
    if (name === "if") {
      let at = 0;
      for (; at + 1 < operands.length; at += 2)
        if (truthy(run(operands[at], on))) return run(operands[at + 1], on);
      return at < operands.length ? run(operands[at], on) : null;
    }
    const items = run(operands[0], on);
    if (!Array.isArray(items) || items.length === 0) return false;
    const some = name === "some";
    return items.some((item) => truthy(run(operands[1], item)) === some) === some;
  };
  return run(rule, facts);
}

const holds = (rule, facts, otherwise) => {
  try {
    return truthy(evaluate(rule, facts));
  } catch {
    return otherwise;
  }
};

const valueOf = (control) => {
  const text = control.value.trim();
  if (control.name.endsWith(":b")) return text === "true";
  if (control.name.endsWith(":n")) return Number(text.replaceAll(".", ""));
  const typed = /^(?:(\d\d)\/)?(\d\d)\/(\d{4})$/.exec(text);
  return typed ? [typed[3], typed[2], typed[1]].filter(Boolean).join("-") : text;
};

function answersOf(block) {
  const facts = { _today: block.dataset.today };
  for (const control of block.querySelectorAll('[name^="form."]'))
    if (!control.closest("[hidden]") && control.value.trim() !== "")
      facts[control.name.slice(5).split(":")[0]] = valueOf(control);
  return facts;
}

function showAsked(block) {
  const asked = [...block.querySelectorAll("[data-when]")];
  for (let round = 0, changed = true; changed && round <= asked.length; ++round) {
    const facts = answersOf(block);
    changed = false;
    for (const part of asked) {
      const hide = !holds(JSON.parse(part.dataset.when), facts, false);
      changed ||= part.hidden !== hide;
      part.hidden = hide;
    }
  }
  for (const control of block.querySelectorAll('[name^="form."]'))
    control.disabled = control.closest("[hidden]") !== null;
}

// Beside a field that was filled in; what is missing is said when the form is sent.
function say(block, checks) {
  const facts = answersOf(block);
  for (const old of block.querySelectorAll("[data-said]")) old.remove();
  for (const { rule, field, message } of checks) {
    const control = block.querySelector(`[name="form.${field}"],[name^="form.${field}:"]`);
    if (!control || !(field in facts) || holds(rule, facts, true)) continue;
    if ([...control.parentElement.children].some((one) => one.textContent === message)) continue;
    const words = document.createElement("p");
    words.className = "error";
    words.textContent = message;
    words.dataset.said = "1";
    words.role = "alert";
    control.before(words);
  }
}

if (globalThis.document) {
  for (const block of document.querySelectorAll("[data-form]")) {
    const checks = JSON.parse(block.dataset.checks);
    const refresh = () => {
      showAsked(block);
      say(block, checks);
    };
    block.addEventListener("change", refresh);
    refresh();
  }
  for (const button of document.querySelectorAll("[data-form-refresh]")) button.hidden = true;
}
