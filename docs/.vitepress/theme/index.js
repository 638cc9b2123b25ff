// The default theme with the fonts of the system, so that no fonts are fetched.
import DefaultTheme from "vitepress/theme-without-fonts";
// VitePress also renders pages in Node, where this does nothing.
import "wouldblock/element";
import "wouldblock/element.css";
import "./style.css";

export default DefaultTheme;
