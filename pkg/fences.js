// For pages whose Markdown became HTML elsewhere: every fenced code block of the language `wouldblock` becomes an element.
import "./element.js";
import { upgradeFences } from "./element/upgrade.js";

upgradeFences();
