// Make a style sheet small: one pass of lightningcss for the browsers that officials use.
import { readFileSync, writeFileSync } from "node:fs";
import { transform } from "lightningcss";

const path = process.argv[2];
const version = (major) => major << 16;
const unused = /moj-timeline__document|moj-badge--(purple|bright)/; // they ask for images that we do not have
const names = (rule) => JSON.stringify(rule.value.selectors);
const { code } = transform({
  filename: path,
  code: readFileSync(path),
  minify: true,
  targets: { chrome: version(100), firefox: version(100), safari: version(15), edge: version(100) },
  visitor: { Rule: { style: (rule) => (unused.test(names(rule)) ? [] : undefined) } },
});
writeFileSync(path, code);
