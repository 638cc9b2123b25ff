// For pages that other tools made from Markdown: every fenced code block of the language `wouldblock` becomes an element.
import "./element.js";
import { upgradeFences } from "./element/upgrade.js";

upgradeFences();
