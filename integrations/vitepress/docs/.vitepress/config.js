export default {
  title: "wouldblock with VitePress",
  // Vue needs to know which tags are not its own components.
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "would-block" } } },
};
