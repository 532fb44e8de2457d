// Rules for einvoice/web/static: those that ESLint recommends. `make scripts` runs them.
import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/*.min.js"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: "script", globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: { "no-unused-vars": ["error", { ignoreRestSiblings: true }] },
  },
  {
    files: ["**/sw.js"],
    languageOptions: { globals: { ...globals.serviceworker, SHELL: "readonly" } },
  },
];
