// The page's modules in Node: the package lies beside them, as on a host.
import { register } from "node:module";

register("./page-hooks.mjs", import.meta.url);
