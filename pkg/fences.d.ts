// Importing this defines `<would-block>`, and turns every fence of the page into one.
import "./element.js";
