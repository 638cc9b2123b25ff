import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

export default defineConfig({
  integrations: [
    starlight({
      title: "wouldblock with Starlight",
      customCss: ["wouldblock/element.css"],
      components: { Head: "./src/Head.astro" },
    }),
  ],
});
