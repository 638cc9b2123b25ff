// Loads the page's modules in Node, with the package in the same place as on a host.
import { register } from "node:module";

register("./page-hooks.mjs", import.meta.url);
