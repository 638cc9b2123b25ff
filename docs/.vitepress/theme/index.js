// The fonts of the system: nothing is fetched for them.
import DefaultTheme from "vitepress/theme-without-fonts";
// VitePress draws pages in Node too, where this does nothing.
import "wouldblock/element";
import "wouldblock/element.css";
import "./style.css";

export default DefaultTheme;
