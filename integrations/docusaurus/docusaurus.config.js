module.exports = {
  title: "wouldblock with Docusaurus",
  url: "https://docs.example",
  baseUrl: "/",
  plugins: ["@docusaurus/plugin-content-pages"],
  themes: ["@docusaurus/theme-classic"],
  // Docusaurus also renders pages in Node, where the import does nothing.
  clientModules: [require.resolve("./element.js")],
};
