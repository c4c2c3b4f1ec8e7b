// rule_pairs.mjs FORM_JS PAIRS: lines of [rule, data, {"is": value} | {"fault": true}]; ends with 1
// and the first differences when the page's evaluator says otherwise.
import { readFileSync } from "node:fs";

const [, , script, pairs] = process.argv;
const source = readFileSync(script).toString("base64");
const { evaluate } = await import(`data:text/javascript;base64,${source}`);

const said = (rule, data) => {
  try {
    return { is: evaluate(rule, data) };
  } catch (error) {
    if (!(error instanceof Error) || error.constructor !== Error) throw error;
    return { fault: true };
  }
};

let count = 0;
let wrong = 0;
for (const line of readFileSync(pairs, "utf8").split("\n")) {
  if (line === "") continue;
  const [rule, data, expected] = JSON.parse(line);
  const found = JSON.stringify(said(rule, data));
  count += 1;
  if (found === JSON.stringify(expected)) continue;
  wrong += 1;
  if (wrong <= 5) console.log(`${line}\n  the page says ${found}`);
}
console.log(`${count} pairs, ${wrong} differ`);
process.exit(wrong === 0 && count > 20_000 ? 0 : 1);
