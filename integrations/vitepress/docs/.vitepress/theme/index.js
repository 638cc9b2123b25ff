// VitePress draws pages in Node too; there the import does nothing.
import "wouldblock/element";
import "wouldblock/element.css";
import DefaultTheme from "vitepress/theme";

export default DefaultTheme;
