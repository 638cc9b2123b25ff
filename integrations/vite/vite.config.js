import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [
    // Vue needs to know which tags are not its own components.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "would-block" } } }),
    svelte(),
  ],
  build: { rollupOptions: { input: ["react.html", "vue.html", "svelte.html"] } },
});
