// VitePress also renders pages in Node, where the imports do nothing.
import "wouldblock/element";
import "wouldblock/element.css";
import DefaultTheme from "vitepress/theme";
import { onMounted } from "vue";
import { upgradeFences } from "wouldblock/fence";

export default {
  extends: DefaultTheme,
  setup() {
    onMounted(upgradeFences);
  },
};
