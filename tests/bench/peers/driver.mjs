// textlint, write-good or alex over a text, once for every line that comes in: its seconds and findings go out.
// node driver.mjs FOLDER NAME TEXT, where FOLDER holds node_modules
import fs from "node:fs";
import { createRequire } from "node:module";
import readline from "node:readline";
import { pathToFileURL } from "node:url";

const [folder, name, path] = process.argv.slice(2);
const require = createRequire(`${folder}/package.json`);
const plain = (loaded) => loaded.default ?? loaded;

const linters = {
  "write-good": async () => {
    const writeGood = plain(require("write-good"));
    return (text) => writeGood(text).length;
  },
  alex: async () => {
    const { text: alex } = await import(pathToFileURL(require.resolve("alex")));
    return (text) => alex(text).messages.length;
  },
  textlint: async () => {
    const { createLinter } = require("textlint");
    const { TextlintKernelDescriptor } = require("@textlint/kernel");
    const descriptor = new TextlintKernelDescriptor({
      rules: [{ ruleId: "write-good", rule: plain(require("textlint-rule-write-good")) }],
      plugins: [{ pluginId: "text", plugin: plain(require("@textlint/textlint-plugin-text")) }],
      filterRules: [],
    });
    const linter = createLinter({ descriptor });
    return async (text) => (await linter.lintText(text, "text.txt")).messages.length;
  },
};

const text = fs.readFileSync(path, "utf8");
const lint = await linters[name]();
for await (const _ of readline.createInterface({ input: process.stdin })) {
  const began = process.cpuUsage();
  const found = await lint(text);
  const { user, system } = process.cpuUsage(began);
  console.log(JSON.stringify({ seconds: (user + system) / 1e6, found }));
}
